#include "sources/openmetrics/import_source.h"

#include "core/format.h"
#include "sources/openmetrics/exposition_reader.h"
#include "sources/openmetrics/sample_rows.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace traceo {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

std::string fileNameOf(const std::string& path)
{
    return path.substr(path.find_last_of('/') + 1);
}

std::string sha256Of(std::string_view bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    return hash.result().toHex().toStdString();
}

class ImportSource final : public Source {
public:
    explicit ImportSource(ImportSettings import) : m_import(std::move(import))
    {
        m_settings.name = m_import.source;
        m_settings.kind = "import";
        m_settings.endpoint.source = m_import.source;
    }

    const SourceSettings& settings() const override { return m_settings; }

    std::vector<Request> requests(const Plan& plan) const override
    {
        Request request;
        request.transport = Transport::File;
        request.want = "import";
        request.span = plan.span;
        request.path = m_import.path;
        request.maxBytes = m_import.maxBytes;
        return {request};
    }

    Result<Decoded> decode(const Request& request, const Response& response) const override
    {
        const std::string_view body = response.body;
        const QString file = plainText(fileNameOf(request.path), 120);
        if (auto error = refusal(body, file, request.maxBytes))
            return std::move(*error);
        constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
        const std::string_view text = body.starts_with(kUtf8Mark) ? body.substr(kUtf8Mark.size()) : body;
        ImportedSamples samples(m_import.source, file, m_import.sources);
        if (auto done = read(text, samples); !done)
            return done.error();
        const std::string want = "import " + fileNameOf(request.path) + " sha256:" + sha256Of(body);
        return std::move(samples).finish(want, response.receivedAt);
    }

private:
    static std::optional<Error> refusal(std::string_view body, const QString& file, std::int64_t maxBytes)
    {
        if (body.empty())
            return Error{ErrorCode::Empty,
                         file,
                         say(QT_TRANSLATE_NOOP("Import", "samples")),
                         say(QT_TRANSLATE_NOOP("Import", "an empty file")),
                         {}};
        if (std::int64_t(body.size()) > maxBytes)
            return Error{ErrorCode::TooLarge, file,
                         QCoreApplication::translate("Import", "at most %1").arg(bytesText(double(maxBytes))),
                         bytesText(double(body.size())),
                         say(QT_TRANSLATE_NOOP("Import", "Import it in parts, an hour or a metric each."))};
        if (body.starts_with("\xff\xfe") || body.starts_with("\xfe\xff"))
            return Error{ErrorCode::Decode, file, say(QT_TRANSLATE_NOOP("Import", "UTF-8")),
                         say(QT_TRANSLATE_NOOP("Import", "UTF-16")), say(QT_TRANSLATE_NOOP("Import", "Save the file as UTF-8."))};
        return std::nullopt;
    }

    Result<void> read(std::string_view text, ImportedSamples& samples) const
    {
        switch (m_import.format) {
        case ImportFormat::OpenMetrics:
            return ExpositionReader(text, Exposition::OpenMetrics, samples).read();
        case ImportFormat::PrometheusText:
            return ExpositionReader(text, Exposition::Prometheus, samples).read();
        case ImportFormat::Csv:
            return readSamplesCsv(text, samples);
        case ImportFormat::JsonLines:
            readSamplesJsonl(text, samples);
            return {};
        }
        Q_UNREACHABLE();
    }

    ImportSettings m_import;
    SourceSettings m_settings;
};

} // namespace

ImportFormat importFormatOf(std::string_view path)
{
    const std::string lower = QString::fromUtf8(path.data(), qsizetype(path.size())).toLower().toStdString();
    const auto ends = [&lower](std::string_view ending) { return lower.ends_with(ending); };
    if (ends(".csv"))
        return ImportFormat::Csv;
    if (ends(".jsonl") || ends(".ndjson"))
        return ImportFormat::JsonLines;
    return ends(".prom") ? ImportFormat::PrometheusText : ImportFormat::OpenMetrics;
}

std::shared_ptr<const Source> importSource(ImportSettings settings)
{
    return std::make_shared<ImportSource>(std::move(settings));
}

} // namespace traceo
