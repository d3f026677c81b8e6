#pragma once
// Definitions of SLOs as a reader of a workspace may give them, made at random: every kind, method and window, and texts that
// files have to quote. Names are their numbers.

#include "slo/slo_config.h"

#include <QRandomGenerator>

#include <array>

namespace traceo::test {

class RandomDefinitions {
public:
    /// OpenSLO v1 has no words for probes.
    explicit RandomDefinitions(quint32 seed, bool hasProbes = false) : m_random(seed), m_hasProbes(hasProbes) {}

    SloDefinition next()
    {
        SloDefinition slo;
        slo.name = "s" + std::to_string(m_count++);
        slo.displayName = one(3) ? text(40) : slo.name;
        if (slo.displayName.empty())
            slo.displayName = slo.name;
        slo.service = one(4) ? word() : "shop";
        slo.owner = one(3) ? label() : "";
        slo.description = one(2) ? text(200) : "";
        slo.sli = indicator();
        slo.objective = ratio(0);
        slo.window = window();
        slo.method = method(slo.window.length);
        if (one(4))
            slo.validFrom = UtcMs{} + std::chrono::seconds(m_random.bounded(1'900'000'000));
        if (one(5))
            slo.serviceHours = hours();
        return slo;
    }

private:
    bool one(int in) { return m_random.bounded(in) == 0; }
    template <class Values>
    auto pick(const Values& values)
    {
        return values[std::size_t(m_random.bounded(int(std::size(values))))];
    }

    /// Whatever people paste, without spaces at the ends, which no form of a definition keeps.
    std::string text(int longest)
    {
        static const std::array<QString, 36> kParts{
            QStringLiteral("a"),  QStringLiteral("B"),  QStringLiteral("7"),  QStringLiteral(" "),      QStringLiteral("  "),
            QStringLiteral(":"),  QStringLiteral(": "), QStringLiteral("#"),  QStringLiteral(" #"),     QStringLiteral("'"),
            QStringLiteral("\""), QStringLiteral("\\"), QStringLiteral("\n"), QStringLiteral("\n\n"),   QStringLiteral("\n  "),
            QStringLiteral("{"),  QStringLiteral("}"),  QStringLiteral("{{"), QStringLiteral("[x]"),    QStringLiteral("- "),
            QStringLiteral("? "), QStringLiteral("&"),  QStringLiteral("*"),  QStringLiteral("!"),      QStringLiteral("|"),
            QStringLiteral(">"),  QStringLiteral("%"),  QStringLiteral("@"),  QStringLiteral("`"),      QStringLiteral("ß"),
            QStringLiteral("漢"), QStringLiteral("😀"),  QStringLiteral("\t"), QStringLiteral("\u00a0"), QStringLiteral("yes"),
            QStringLiteral("1e3")};
        QString made;
        for (int length = m_random.bounded(longest); made.size() < length;)
            made += pick(kParts);
        return made.trimmed().toStdString();
    }
    std::string word() { return pick(std::array{"shop", "Web Shop", "null", "yes", "0x1f", "1.0", "a: b", "größer", "-", "~"}); }
    std::string label() { return pick(std::array{"storefront", "no", "12", "Team #1", "o'neil", "\"q\"", "on"}); }

    /// Below 1, in steps of the last decimal of a percent; so many steps at least.
    Objective ratio(std::int64_t least)
    {
        const int decimals = m_random.bounded(8);
        std::int64_t step = 10'000'000; // a percent
        for (int i = 0; i < decimals; ++i)
            step /= 10;
        const std::int64_t most = Objective::kScale / step;
        const auto steps = std::int64_t(m_random.generateDouble() * double(most - least)) + least;
        return {.parts = steps * step, .decimals = decimals};
    }

    SloWindow window()
    {
        using Unit = CalendarPeriods::Unit;
        if (m_random.bounded(3) > 0)
            return {.length = one(2) ? (60 + m_random.bounded(200'000)) * kMinute : (1 + m_random.bounded(90)) * kDay,
                    .calendar = {}};
        CalendarPeriods periods{.count = 1 + m_random.bounded(3),
                                .unit = pick(std::array{Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year}),
                                .startDate = QDate(2020, 1, 1).addDays(m_random.bounded(3000)),
                                .startTime = QTime(m_random.bounded(24), m_random.bounded(60)),
                                .zone = QTimeZone(pick(std::array{"Europe/Berlin", "UTC", "Asia/Kolkata", "America/New_York"}))};
        const Millis length = periods.count * usualLength(periods.unit);
        return {.length = length, .calendar = std::move(periods)};
    }

    BudgetingMethod method(Millis window)
    {
        using Kind = BudgetingMethod::Kind;
        BudgetingMethod method{.kind = pick(std::array{Kind::Occurrences, Kind::Timeslices, Kind::RatioTimeslices})};
        if (!method.isOfTime())
            return method;
        method.slice = std::min(window, (1 + m_random.bounded(120)) * kMinute);
        if (method.kind == Kind::Timeslices)
            method.sliceTarget = one(10) ? Objective{.parts = Objective::kScale} : ratio(1);
        return method;
    }

    ServiceHours hours()
    {
        ServiceHours hours{.from = m_random.bounded(24) * kHour, .to = (1 + m_random.bounded(23)) * kHour};
        for (bool& day : hours.days)
            day = !one(3);
        hours.days[0] = true;
        if (hours.from == hours.to)
            hours.to += kMinute;
        hours.zone = QTimeZone(pick(std::array{"Europe/Berlin", "UTC"}));
        return hours;
    }

    /// name, with up to three matchers.
    Selector series(const char* name)
    {
        using Match = Selector::Match;
        std::vector<Selector::Matcher> matchers;
        for (const char* label : {"code", "handler", "job"}) {
            if (one(2))
                continue;
            if (one(2))
                matchers.push_back({label, one(3) ? Match::NotEqual : Match::Equal, text(12)});
            else
                matchers.push_back(
                    {label, one(3) ? Match::NotRegex : Match::Regex,
                     pick(std::array{"5..", "2..|3..", "[a-z]+/\\d+", ".*\"x\".*", "a\\\\b", "ü.*", "(GET|POST) /"})});
        }
        return Selector(name, std::move(matchers));
    }

    SliDefinition indicator()
    {
        using Kind = SliDefinition::Kind;
        SliDefinition sli;
        sli.source = "prom";
        if (m_hasProbes && one(5)) {
            sli.kind = Kind::Probe;
            sli.target = "https://www.example.org/" + text(12);
            return sli;
        }
        sli.kind = pick(std::array{Kind::Counters, Kind::Counters, Kind::Latency, Kind::Counts, Kind::Gauge, Kind::Ratio});
        const bool isGood = one(2);
        switch (sli.kind) {
        case Kind::Gauge:
            sli.total = series("queue_length");
            sli.threshold = Threshold{pick(std::array{Threshold::Op::Below, Threshold::Op::AtMost, Threshold::Op::Above,
                                                      Threshold::Op::AtLeast}),
                                      pick(std::array{"100", "0.25", "-3", "1e-3"})};
            return sli;
        case Kind::Latency:
            sli.total = series("request_seconds_bucket");
            sli.threshold = Threshold{Threshold::Op::AtMost, pick(std::array{"0.3", "1", "2.5", "0.005", "0.250", "1.0"})};
            return sli;
        case Kind::Ratio:
            sli.total = series("availability");
            (isGood ? sli.good : sli.bad) = sli.total;
            return sli;
        case Kind::Counts:
            sli.total = series("done");
            (isGood ? sli.good : sli.bad) = series(isGood ? "well_done" : "failed");
            return sli;
        default:
            sli.total = series("http_requests_total");
            (isGood ? sli.good : sli.bad) = series(isGood ? "http_good_total" : "http_errors_total");
            return sli;
        }
    }

    QRandomGenerator m_random;
    bool m_hasProbes;
    int m_count = 0;
};

} // namespace traceo::test
