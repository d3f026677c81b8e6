#include "script/script.h"

#include "core/duration.h"
#include "models/sli/series_text.h"

#include <QRegularExpression>

namespace traceo::test {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kIndent = 2;

class Reader {
public:
    explicit Reader(const QString& text) { m_script.text = text.split(u'\n'); }

    Script read()
    {
        for (m_line = 0; m_line < m_script.text.size(); ++m_line) {
            const QString line = m_script.text[m_line];
            if (line.trimmed().isEmpty() || line.startsWith(u'#'))
                continue;
            line.startsWith(u' ') ? readInner(line.trimmed()) : readHeader(line.trimmed().split(u' ', Qt::SkipEmptyParts));
        }
        return std::move(m_script);
    }

private:
    enum class Block : std::uint8_t { None, Slo, Load, Expect };

    void mistake(const QString& what) { m_script.mistakes << u"%1: %2"_s.arg(m_line + 1).arg(what); }

    Millis duration(const QString& text)
    {
        const auto length = parseDuration(text.toStdString());
        if (!length)
            mistake(u"no duration: %1"_s.arg(text));
        return length.valueOr(kMinute);
    }

    /// slo NAME OBJECTIVE% WINDOW | load STEP [from MOMENT] | asked WANT FROM TO | expect NAME at MOMENT
    void readHeader(const QStringList& words)
    {
        m_block = Block::None;
        if (words[0] == u"slo" && words.size() == 4)
            readSlo(words);
        else if (words[0] == u"load" && (words.size() == 2 || words.size() == 4))
            readLoad(words);
        else if (words[0] == u"asked" && words.size() == 4)
            readAsked(words);
        else if (words[0] == u"expect" && words.size() == 4)
            readExpect(words);
        else
            mistake(u"nobody knows: %1"_s.arg(words.join(u' ')));
    }

    void readSlo(const QStringList& words)
    {
        SloDefinition slo;
        slo.name = words[1].toStdString();
        const QString percent = words[2].chopped(1);
        slo.objective.parts = std::llround(percent.toDouble() * 1e7);
        slo.objective.decimals = int(percent.size() - 1 - percent.indexOf(u'.')) * int(percent.contains(u'.'));
        slo.window.length = duration(words[3]);
        slo.sli.source = "prom";
        m_script.slos.push_back(std::move(slo));
        m_block = Block::Slo;
    }

    void readLoad(const QStringList& words)
    {
        m_step = duration(words[1]);
        m_from = kScriptStart + (words.size() == 4 ? duration(words[3]) : Millis{0});
        m_block = Block::Load;
    }

    void readAsked(const QStringList& words)
    {
        const TimeSpan span{kScriptStart + duration(words[2]), kScriptStart + duration(words[3])};
        m_script.batch.observations.push_back({"prom", words[1].toStdString(), span, span.to, Outcome::Ok, {}});
    }

    void readExpect(const QStringList& words)
    {
        m_script.expectations.push_back({kScriptStart + duration(words[3]), words[1].toStdString(), m_line + 1, {}});
        m_block = Block::Expect;
    }

    void readInner(const QString& line)
    {
        switch (m_block) {
        case Block::Slo:
            return readDefinition(line);
        case Block::Load:
            return readSeries(line);
        case Block::Expect:
            m_script.expectations.back().lines << line;
            return;
        case Block::None:
            mistake(u"belongs to nothing: %1"_s.arg(line));
        }
    }

    void readDefinition(const QString& line)
    {
        SliDefinition& sli = m_script.slos.back().sli;
        const QString key = line.section(u' ', 0, 0);
        const QString value = line.section(u' ', 1).trimmed();
        if (key == u"probe") {
            sli.kind = SliDefinition::Kind::Probe;
            sli.target = value.toStdString();
            return;
        }
        if (key == u"status") {
            sli.status = value.toStdString();
            return;
        }
        if (key == u"latency") {
            sli.latency = duration(value);
            return;
        }
        const auto selector = Selector::parse(value.toStdString());
        if (!selector)
            return mistake(u"no selector: %1"_s.arg(value));
        if (key == u"good")
            sli.good = *selector;
        else if (key == u"bad")
            sli.bad = *selector;
        else if (key == u"total")
            sli.total = *selector;
        else
            mistake(u"nobody knows: %1"_s.arg(key));
    }

    /// NAME{LABELS}  VALUES
    void readSeries(const QString& line)
    {
        const qsizetype end = line.contains(u'}') ? line.indexOf(u'}') + 1 : line.indexOf(u' ');
        const auto selector = Selector::parse(line.left(end).toStdString());
        if (!selector)
            return mistake(u"no series: %1"_s.arg(line));
        std::vector<Labels::Pair> labels;
        for (const Selector::Matcher& matcher : selector->matchers())
            labels.emplace_back(matcher.label, matcher.value);
        const auto samples = samplesOf(line.mid(end), m_from, m_step);
        if (std::ranges::any_of(samples, [](const Sample& sample) { return std::isinf(sample.value); }))
            return mistake(u"no values: %1"_s.arg(line.mid(end)));
        m_script.batch.series.add({{"prom", selector->name(), Labels(std::move(labels))}, samples});
    }

    Script m_script;
    Block m_block = Block::None;
    Millis m_step = kMinute;
    UtcMs m_from = kScriptStart;
    qsizetype m_line = 0;
};

} // namespace

Script readScript(const QString& text)
{
    return Reader(text).read();
}

QString updated(const Script& script, const std::vector<QStringList>& readings)
{
    QStringList lines = script.text;
    for (std::size_t i = script.expectations.size(); i > 0; --i) { // backwards, so that places stay
        const Script::Expectation& expectation = script.expectations[i - 1];
        for (qsizetype n = 0; n < expectation.lines.size(); ++n)
            lines.removeAt(expectation.firstLine);
        for (qsizetype n = readings[i - 1].size(); n > 0; --n)
            lines.insert(expectation.firstLine, QString(kIndent, u' ') + readings[i - 1][n - 1]);
    }
    return lines.join(u'\n');
}

} // namespace traceo::test
