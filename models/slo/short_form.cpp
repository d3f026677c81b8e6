#include "slo/short_form.h"

#include "core/duration.h"
#include "sli/histogram_buckets.h"
#include "slo/alert_list.h"
#include "slo/budget_policy_config.h"
#include "slo/composite_config.h"
#include "slo/exclusion_config.h"
#include "slo/expression_indicator.h"
#include "slo/revision.h"
#include "slo/slo_config_values.h"
#include "slo/window_text.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloShortForm)
};

/// "200" or "2xx".
bool isStatus(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 3 && text[0] >= '1' && text[0] <= '5'
        && ((isDigit(text[1]) && isDigit(text[2])) || text.substr(1) == "xx");
}

class ShortFormReader {
public:
    ShortFormReader(const ConfigNode& slo, const std::vector<SloConfig::SourceName>& sources, Errors& errors)
        : m_node(slo), m_sources(sources), m_errors(errors), m_section(slo, errors)
    {}
    SloDefinition read();

private:
    void readWords();
    void readIndicator();
    void readComposite(const ConfigNode& node);
    void readHttpCheck(SectionReader& section, const ConfigNode& node);
    void readTarget(SectionReader& section, const ConfigNode& node);
    void readStatus(SectionReader& section, const ConfigNode& node);
    void readCounters(SectionReader& section, const ConfigNode& node);
    void readQueries(SectionReader& section, const ConfigNode& node);
    void readQueryRatio(SectionReader& section, const ConfigNode& node);
    std::optional<WrittenQuery> queryAt(const ConfigNode& node);
    void takeEvaluated(SliDefinition sli)
    {
        sli.source = m_slo.sli.source; // read already
        m_slo.sli = std::move(sli);
    }
    void readLatency(SectionReader& section, const ConfigNode& node);
    void readApdex(SectionReader& section, const ConfigNode& node);
    void readHistogram(const ConfigNode& node, const Selector& histogram, bool isNative);
    void readSeconds(SectionReader& section, const ConfigNode& node);
    void readGauge(SectionReader& section, const ConfigNode& node);
    std::optional<Selector> requiredSelector(SectionReader& section, std::string_view key);
    void readSource(SectionReader& indicator, const ConfigNode& node);
    void readObjective();
    void readWindow();
    void readMethod();
    void readErrorBudget();
    void readAlerts(const ConfigNode& alerts);
    void readWatched();
    void checkTotalMinutes(const ConfigNode& node);
    void checkThreshold(const ConfigNode& node);
    void report(ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found, const QString& hint = {})
    {
        SectionReader::report(m_errors, code, at, expected, found, hint);
    }

    const ConfigNode& m_node;
    const std::vector<SloConfig::SourceName>& m_sources;
    Errors& m_errors;
    SectionReader m_section;
    SloDefinition m_slo;
    bool m_hasObjective = false;
    bool m_hasWindow = false;
};

SloDefinition ShortFormReader::read()
{
    readWords();
    readIndicator();
    readObjective();
    readWindow();
    readMethod();
    readErrorBudget();
    readAlerts(m_section.node("alerts"));
    readWatched();
    if (const ConfigNode& hours = m_section.node("service_hours"); m_section.has("service_hours"))
        m_slo.serviceHours = serviceHoursAt(hours, m_errors);
    if (const ConfigNode& from = m_section.node("valid_from"); m_section.has("valid_from"))
        m_slo.validFrom = validFromAt(from, m_errors);
    m_section.node("versions"); // slo/slo_versions.h reads them
    m_section.finish();
    return std::move(m_slo);
}

void ShortFormReader::readWords()
{
    m_slo.location = m_node.location();
    m_slo.name = resourceName(m_node["name"], m_section.requiredText("name"), m_errors);
    m_slo.displayName = m_section.text("display_name").value_or("");
    if (m_slo.displayName.empty())
        m_slo.displayName = m_slo.name;
    m_slo.service = m_section.text("service").value_or("");
    m_slo.owner = m_section.text("owner").value_or("");
    m_slo.description = m_section.text("description").value_or("");
}

void ShortFormReader::readIndicator()
{
    const ConfigNode& node = m_section.node("indicator");
    const ConfigNode& composite = m_section.node("composite");
    if (m_section.has("composite")) {
        readComposite(composite);
        return;
    }
    if (!m_section.has("indicator")) {
        m_section.text("source");
        m_section.requiredText("indicator");
        return;
    }
    SectionReader section(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            report(ErrorCode::BadValue, node, Text::tr("an indicator such as {type: http_check, target: …}"), node.kindText());
        m_section.text("source");
        return;
    }
    if (!section.has("type"))
        section.requiredText("type");
    const auto type = section.word("type", {"http_check", "prometheus", "query", "latency", "apdex", "gauge"});
    readSource(section, node);
    if (!type)
        return; // which keys are right cannot be said
    if (*type == "http_check")
        readHttpCheck(section, node);
    else if (*type == "latency")
        readLatency(section, node);
    else if (*type == "apdex")
        readApdex(section, node);
    else if (*type == "query")
        readQueries(section, node);
    else if (*type == "gauge")
        readGauge(section, node);
    else
        readCounters(section, node);
    section.finish();
}

/// In the place of an indicator; its members are found once all SLOs are read.
void ShortFormReader::readComposite(const ConfigNode& node)
{
    if (m_section.has("indicator"))
        report(ErrorCode::BadValue, m_node, Text::tr("either “indicator” or “composite”"), Text::tr("both"));
    m_slo.composite = traceo::readComposite(node, m_errors);
    if (m_slo.composite)
        m_slo.composite->sharesWindow = !m_section.has("window");
}

/// At the SLO or at its indicator, not both.
void ShortFormReader::readSource(SectionReader& indicator, const ConfigNode& node)
{
    const auto outer = m_section.text("source");
    const auto inner = indicator.text("source");
    if (outer && inner) {
        report(ErrorCode::Ambiguous, node["source"], Text::tr("one source"), Text::tr("two"),
               Text::tr("The other stands at %1.").arg(m_node["source"].location().toText()));
        return;
    }
    const ConfigNode& at = outer ? m_node["source"] : inner ? node["source"] : node;
    m_slo.sli.source = sourceFor({outer ? *outer : inner.value_or(""), at, "source"}, m_sources, m_errors).value_or("");
}

void ShortFormReader::readHttpCheck(SectionReader& section, const ConfigNode& node)
{
    m_slo.sli.kind = SliDefinition::Kind::Probe;
    readTarget(section, node);
    readStatus(section, node);
    m_slo.sli.latency = section.duration("latency");
    if (m_slo.sli.latency && *m_slo.sli.latency <= Millis{0})
        report(ErrorCode::BadValue, node["latency"], Text::tr("a latency above zero"), node["latency"].shownText());
}

void ShortFormReader::readTarget(SectionReader& section, const ConfigNode& node)
{
    const std::string target = section.requiredText("target");
    if (target.empty())
        return;
    checkTarget(node["target"], m_errors);
    m_slo.sli.target = target;
}

void ShortFormReader::readStatus(SectionReader& section, const ConfigNode& node)
{
    std::vector<std::string> statuses;
    for (const std::string& text : section.texts("threshold")) {
        const QStringList parts = QString::fromStdString(text).split(u'|');
        for (const QString& part : parts)
            statuses.push_back(part.trimmed().toLower().toStdString());
    }
    if (!section.has("threshold"))
        return;
    if (statuses.empty() || !std::ranges::all_of(statuses, isStatus)) {
        report(ErrorCode::BadValue, node["threshold"], Text::tr("a status such as 200, 2xx or 200|301"),
               node["threshold"].shownText());
        return;
    }
    m_slo.sli.status.clear();
    for (const std::string& status : statuses)
        m_slo.sli.status += (m_slo.sli.status.empty() ? "" : "|") + status;
}

void ShortFormReader::readCounters(SectionReader& section, const ConfigNode& node)
{
    SliDefinition& sli = m_slo.sli;
    sli.kind = SliDefinition::Kind::Counters;
    const ConfigNode& good = section.node("good");
    const ConfigNode& bad = section.node("bad");
    const ConfigNode& total = section.node("total");
    if (section.has("good") == section.has("bad"))
        report(ErrorCode::BadValue, node, Text::tr("either “good” or “bad”"),
               section.has("good") ? Text::tr("both") : Text::tr("neither"));
    if (section.has("good"))
        sli.good = counterAt(good, m_errors);
    if (section.has("bad"))
        sli.bad = counterAt(bad, m_errors);
    if (!section.has("total")) {
        section.requiredText("total");
        return;
    }
    if (const auto selector = counterAt(total, m_errors)) {
        sli.total = *selector;
        checkCounters(sli, total, m_errors);
    }
}

std::optional<Selector> ShortFormReader::requiredSelector(SectionReader& section, std::string_view key)
{
    const ConfigNode& metric = section.node(key);
    if (section.has(key))
        return counterAt(metric, m_errors);
    section.requiredText(key);
    return std::nullopt;
}

/// A selector is an expression, too; it is evaluated like the one beside it.
std::optional<WrittenQuery> ShortFormReader::queryAt(const ConfigNode& node)
{
    if (isExpression(node))
        return expressionAt(node, m_errors);
    if (const auto selector = counterAt(node, m_errors))
        return queryOfSelector(*selector, node);
    return std::nullopt;
}

/// good or bad over total, or one query that is a ratio itself.
void ShortFormReader::readQueries(SectionReader& section, const ConfigNode& node)
{
    QStringList present;
    for (const std::string_view key : {"good", "bad", "total", "success_ratio", "error_ratio"}) {
        section.node(key);
        if (section.has(key))
            present << QString::fromUtf8(key.data(), qsizetype(key.size()));
    }
    const QString keys = present.join(u", "_s);
    if (keys == "good, total"_L1 || keys == "bad, total"_L1) {
        readQueryRatio(section, node);
    } else if (keys == "success_ratio"_L1 || keys == "error_ratio"_L1) {
        const bool isGood = keys == "success_ratio"_L1;
        if (const auto query = queryAt(node[isGood ? "success_ratio" : "error_ratio"]))
            takeEvaluated(ratioItself(isGood, query->text));
    } else {
        report(ErrorCode::BadValue, node, Text::tr("good and total, bad and total, success_ratio, or error_ratio"),
               keys.isEmpty() ? Text::tr("none of them") : keys);
    }
}

void ShortFormReader::readQueryRatio(SectionReader& section, const ConfigNode& node)
{
    const bool isGood = section.has("good");
    const bool isCounter = section.boolean("counter").value_or(false);
    const auto part = queryAt(node[isGood ? "good" : "bad"]);
    const auto total = queryAt(node["total"]);
    if (!part || !total)
        return;
    if (const auto sli = ratioOfQueries(isGood, *part, *total, isCounter ? Grows::AsCounter : Grows::AsRate, m_errors)) {
        takeEvaluated(*sli);
        checkCounters(m_slo.sli, node["total"], m_errors);
    }
}

void ShortFormReader::readHistogram(const ConfigNode& node, const Selector& histogram, bool isNative)
{
    m_slo.sli.total = isNative ? histogram : bucketsOf(histogram);
    if (isNative && histogram.name().ends_with("_bucket"))
        report(ErrorCode::BadValue, node["histogram"],
               Text::tr("the name of a native histogram, which has no buckets of their own"), node["histogram"].shownText());
}

void ShortFormReader::readApdex(SectionReader& section, const ConfigNode& node)
{
    m_slo.sli.kind = SliDefinition::Kind::Apdex;
    if (const auto histogram = requiredSelector(section, "histogram"))
        readHistogram(node, *histogram, false);
    readSeconds(section, node);
}

void ShortFormReader::readLatency(SectionReader& section, const ConfigNode& node)
{
    const bool isNative = section.boolean("native").value_or(false);
    m_slo.sli.kind = isNative ? SliDefinition::Kind::NativeLatency : SliDefinition::Kind::Latency;
    if (const auto histogram = requiredSelector(section, "histogram"))
        readHistogram(node, *histogram, isNative);
    readSeconds(section, node);
}

void ShortFormReader::readSeconds(SectionReader& section, const ConfigNode& node)
{
    const std::string text = section.requiredText("threshold");
    const auto seconds = secondsOf(text);
    constexpr double kPlain = 10; // seconds, as `le` has them; the longest of the client libraries' boundaries
    const bool isPlain = seconds && text == *seconds && isOfSeconds(m_slo.sli.total.name());
    if (isPlain && QByteArray::fromStdString(text).toDouble() > kPlain)
        report(ErrorCode::BadValue, node["threshold"], Text::tr("a latency with its unit"), node["threshold"].shownText(),
               Text::tr("Write %1ms, or %1s where seconds are meant.").arg(QString::fromStdString(text)));
    if (!text.empty() && !seconds)
        report(ErrorCode::BadValue, node["threshold"], Text::tr("a latency above zero such as 300ms, or 0.3 seconds"),
               node["threshold"].shownText());
    m_slo.sli.threshold = Threshold{.op = Threshold::Op::AtMost, .value = seconds.value_or("0")};
}

void ShortFormReader::readGauge(SectionReader& section, const ConfigNode& node)
{
    m_slo.sli.kind = SliDefinition::Kind::Gauge;
    if (const auto metric = requiredSelector(section, "metric"))
        m_slo.sli.total = *metric;
    m_slo.sli.threshold = thresholdOf(section, node, {"lt", "lte", "gt", "gte", "<", "<=", ">", ">="}, m_errors);
}

void ShortFormReader::readObjective()
{
    const ConfigNode& node = m_section.node("objective");
    if (!m_section.has("objective")) {
        m_section.requiredText("objective");
        return;
    }
    const auto objective = objectiveAt(node, ObjectiveForm::Either, m_errors);
    if (!objective)
        return;
    if (objective->parts == 0) {
        report(ErrorCode::BadValue, node, Text::tr("an objective above zero"), node.shownText());
        return;
    }
    m_slo.objective = *objective;
    m_hasObjective = true;
}

void ShortFormReader::readWindow()
{
    const ConfigNode& node = m_section.node("window");
    if (isOfCalendar(node.text())) {
        const auto window = windowAt(node, m_errors);
        m_hasWindow = window.has_value();
        m_slo.window = window.value_or(m_slo.window);
        return;
    }
    const auto window = m_section.duration("window");
    const bool isUsual = !m_section.has("window") && !m_slo.composite; // a composite has that of its members
    m_hasWindow = isUsual || (window && isWindow(*window, m_node["window"], m_errors));
    if (window && m_hasWindow)
        m_slo.window.length = *window;
}

/// After the window: no time slice is longer.
void ShortFormReader::readMethod()
{
    const std::size_t before = m_errors.size();
    replay::Revision method;
    replay::readMethod(m_section, m_node, method, m_errors);
    if (method.isEmpty() || m_errors.size() != before)
        return;
    const auto with = replay::revised(m_slo, method);
    if (with) {
        m_slo.method = with->method;
        return;
    }
    const Error& wrong = with.error();
    const ConfigNode& at = m_node[method.method ? "method" : method.slice ? "time_slice" : "time_slice_target"];
    report(wrong.code, at, wrong.expected, wrong.found, wrong.hint);
}

void ShortFormReader::readErrorBudget()
{
    const ConfigNode& node = m_section.node("error_budget");
    if (!m_section.has("error_budget"))
        return;
    SectionReader budget(node, m_errors);
    if (budget.text("total_minutes"))
        checkTotalMinutes(node["total_minutes"]);
    if (const auto rate = budget.word("consumption_rate", {"hourly", "daily", "weekly"}))
        m_slo.watch.rate = *rate == "hourly" ? BudgetWatch::Rate::Hourly
            : *rate == "daily"               ? BudgetWatch::Rate::Daily
                                             : BudgetWatch::Rate::Weekly;
    if (budget.text("alert_threshold"))
        checkThreshold(node["alert_threshold"]);
    budget.finish();
}

/// Of a composite once it has its members.
void ShortFormReader::readAlerts(const ConfigNode& alerts)
{
    if (m_section.has("alerts") && m_slo.composite)
        m_slo.composite->alerts = std::make_shared<const ConfigNode>(alerts);
    else if (m_section.has("alerts") && m_hasWindow)
        m_slo.alerts = alertListAt(alerts, m_slo, m_errors);
}

void ShortFormReader::readWatched()
{
    if (const ConfigNode& policy = m_section.node("budget_policy"); m_section.has("budget_policy"))
        m_slo.policy = budgetPolicyAt(policy, m_errors);
    if (const ConfigNode& after = m_section.node("unobserved_after"); m_section.has("unobserved_after"))
        m_slo.unobservedAfter = unobservedAfterAt(after, m_errors);
}

/// (1 − objective) × window, in whole numbers, as exact as its last written digit says.
void ShortFormReader::checkTotalMinutes(const ConfigNode& node)
{
    const auto written = decimalOf(node.text());
    if (!written) {
        report(ErrorCode::BadValue, node, Text::tr("minutes such as 43.2"), node.shownText());
        return;
    }
    if (!m_hasObjective || !m_hasWindow)
        return;
    const std::int64_t exact = m_slo.objective.errorParts() * (m_slo.window.length / kMinute);
    std::int64_t lastDigit = DecimalText::kScale;
    for (int place = 0; place < written->decimals; ++place)
        lastDigit /= 10;
    if (2 * std::abs(written->parts - exact) <= lastDigit)
        return;
    report(ErrorCode::BadValue, node,
           Text::tr("%1 minutes, which is (1 − objective) × window").arg(double(exact) / double(DecimalText::kScale), 0, 'g', 10),
           node.shownText(), Text::tr("Leave error_budget out, or correct it, the objective or the window."));
}

void ShortFormReader::checkThreshold(const ConfigNode& node)
{
    QString text = QString::fromStdString(node.text()).trimmed();
    const bool isPercent = text.endsWith(u'%');
    if (isPercent)
        text = text.chopped(1).trimmed();
    const auto share = decimalOf(text.toStdString());
    const std::int64_t whole = DecimalText::kScale * (isPercent ? 100 : 1);
    if (!share || share->parts <= 0 || share->parts > whole)
        report(ErrorCode::BadValue, node, Text::tr("a share of the budget such as 50% or 0.5"), node.shownText());
    else
        m_slo.watch.threshold = double(share->parts) / double(whole);
}

} // namespace

std::optional<SloDefinition> readShortForm(const ConfigNode& document, const std::vector<SloConfig::SourceName>& sources,
                                           Errors& errors)
{
    const std::size_t before = errors.size();
    SectionReader section(document, errors);
    const ConfigNode& node = section.node("SLO");
    section.finish();
    if (!node.isMap()) {
        SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a mapping under “SLO:”"), node.kindText());
        return std::nullopt;
    }
    SloDefinition slo = ShortFormReader(node, sources, errors).read();
    if (errors.size() != before)
        return std::nullopt;
    return slo;
}

void checkTarget(const ConfigNode& target, Errors& errors)
{
    const QUrl url(QString::fromStdString(target.text()), QUrl::StrictMode);
    if (!url.userInfo().isEmpty()) // not repeated: it may be a password
        SectionReader::report(errors, ErrorCode::BadValue, target, Text::tr("a URL without user and password"),
                              Text::tr("a text that is not shown here"));
    else if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        SectionReader::report(errors, ErrorCode::BadValue, target, Text::tr("a URL that begins with http:// or https://"),
                              target.shownText());
}

} // namespace traceo
