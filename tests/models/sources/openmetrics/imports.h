#pragma once
// A text imported as from a file.

#include "sources/openmetrics/import_source.h"

#include <QString>

#include <string>

namespace traceo::test {

inline Result<Decoded> import(ImportFormat format, std::string text, ImportSources sources = ImportSources::One)
{
    ImportSettings settings;
    settings.path = "/somewhere/file.txt";
    settings.format = format;
    settings.sources = sources;
    const auto source = importSource(settings);
    Plan plan;
    Response response;
    response.status = 200;
    response.body = std::move(text);
    response.receivedAt = utcMs(1'795'442'703'456);
    return source->decode(source->requests(plan).front(), response);
}

/// Every sample as "source name{labels} value @ms", the errors, or the error.
inline QString shown(const Result<Decoded>& decoded)
{
    if (!decoded)
        return toText(decoded.error());
    QStringList lines;
    for (const Error& error : decoded->errors)
        lines << toText(error);
    for (const SeriesRun run : decoded->batch.series) {
        for (const Sample& sample : run.samples)
            lines << QString::fromStdString(run.key.source + " " + run.key.toText())
                    + QStringLiteral(" %1 @%2").arg(sample.value).arg(msOf(sample.at));
    }
    return lines.join(u'\n');
}

} // namespace traceo::test
