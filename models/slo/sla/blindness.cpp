#include "slo/sla/blindness.h"

#include "sli/asked.h"
#include "slo/slo_counts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Blindness)
};

constexpr std::size_t kCauses = 6;

bool touches(const std::vector<TimeSpan>& spans, TimeSpan minute)
{
    const auto near = std::ranges::upper_bound(spans, minute.from, {}, &TimeSpan::to);
    return near != spans.end() && near->from < minute.to;
}

bool holds(const std::vector<TimeSpan>& spans, UtcMs moment)
{
    const auto near = std::ranges::lower_bound(spans, moment, {}, &TimeSpan::to);
    return near != spans.end() && near->from < moment;
}

std::optional<BlindCause> causeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Auth:
        return BlindCause::Refused;
    case Outcome::Http:
    case Outcome::Decode:
        return BlindCause::Failing;
    case Outcome::Timeout:
        return BlindCause::Away;
    case Outcome::Ok:
    case Outcome::Empty:
    case Outcome::Cancelled:
        break;
    }
    return std::nullopt;
}

/// What of the span failed, by cause; ascending.
using Failed = std::array<std::vector<TimeSpan>, kCauses>;

/// Of any source it rests on.
Result<Failed> failuresOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span)
{
    Failed failed;
    for (const std::string& source : sourcesOf(slo)) {
        const auto observed = snapshot.observed(source, {}, span);
        if (!observed)
            return observed.error();
        for (const history::ObservedSpan& part : *observed) {
            if (const auto cause = causeOf(part.outcome))
                failed[std::size_t(*cause)].push_back(part.span);
        }
    }
    for (std::vector<TimeSpan>& spans : failed)
        std::ranges::sort(spans, {}, &TimeSpan::to);
    return failed;
}

class Causes {
public:
    /// Requires: none of it is changed meanwhile.
    Causes(std::optional<std::vector<TimeSpan>> asked, Failed failed, const std::vector<TimeSpan>& filling)
        : m_asked(std::move(asked)), m_failed(std::move(failed)), m_filling(filling)
    {}

    BlindCause of(TimeSpan minute) const
    {
        if (touches(m_filling, minute))
            return BlindCause::Fetching;
        if (!m_asked || holds(*m_asked, minute.to))
            return BlindCause::Silent;
        for (const BlindCause cause : {BlindCause::Refused, BlindCause::Failing, BlindCause::Away}) {
            if (touches(m_failed[std::size_t(cause)], minute))
                return cause;
        }
        return BlindCause::NotAsked;
    }

private:
    std::optional<std::vector<TimeSpan>> m_asked;
    Failed m_failed;
    const std::vector<TimeSpan>& m_filling;
};

} // namespace

const char* wordOf(BlindCause cause)
{
    constexpr std::array<const char*, kCauses> kWords{"fetching", "silent", "refused", "failing", "away", "not_asked"};
    return kWords[std::size_t(cause)];
}

QString causeText(BlindCause cause, SliDefinition::Kind kind)
{
    switch (cause) {
    case BlindCause::Fetching:
        return Text::tr("still being fetched");
    case BlindCause::Silent:
        return kind == SliDefinition::Kind::Probe ? Text::tr("no result at the source: prober down, or no check yet")
                                                  : Text::tr("no sample at the source: target down, or not there yet");
    case BlindCause::Refused:
        return Text::tr("the source refused the login");
    case BlindCause::Failing:
        return Text::tr("the source answered with an error");
    case BlindCause::Away:
        return Text::tr("the source or the network did not answer");
    case BlindCause::NotAsked:
        return Text::tr("nobody asked: no Traceo ran then or fetched it later");
    }
    Q_UNREACHABLE();
}

Result<std::vector<Blindness>> blindnessOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span,
                                           std::span<const double> unseen, const std::vector<TimeSpan>& filling)
{
    auto asked = askedOf(snapshot, slo, span);
    if (!asked)
        return asked.error();
    auto failed = failuresOf(snapshot, slo, span);
    if (!failed)
        return failed.error();
    const Causes causes(std::move(asked).value(), std::move(failed).value(), filling);
    std::array<Blindness, kCauses> all;
    Blindness run; // minutes one after the other of one cause
    UtcMs end = span.from;
    for (const double seconds : unseen) {
        end += kMinute;
        if (!(seconds > 0))
            continue;
        const BlindCause cause = causes.of({end - kMinute, end});
        if (run.cause != cause || run.longest.to != end - kMinute)
            run = {.cause = cause, .longest = {end - kMinute, end}};
        run.longest.to = end;
        Blindness& sum = all[std::size_t(cause)];
        sum.cause = cause;
        sum.seconds += seconds;
        if (run.longest.length() > sum.longest.length())
            sum.longest = run.longest;
    }
    std::vector<Blindness> blind(all.begin(), all.end());
    std::erase_if(blind, [](const Blindness& one) { return !(one.seconds > 0); });
    std::ranges::stable_sort(blind, std::ranges::greater(), &Blindness::seconds);
    return blind;
}

} // namespace traceo
