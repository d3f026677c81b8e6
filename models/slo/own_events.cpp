#include "slo/own_events.h"

#include "core/format.h"
#include "vocabulary/alert_labels.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloOwnEvents)
};

/// What all series have that the selector matches.
Labels labelsOf(const Selector& selector)
{
    Labels labels;
    for (const Selector::Matcher& matcher : selector.matchers()) {
        if (matcher.match == Selector::Match::Equal)
            labels = labels.with(matcher.label, matcher.value);
    }
    return labels;
}

} // namespace

std::string ownServiceOf(const SloDefinition& slo)
{
    if (!slo.service.empty() || slo.composite || slo.sli.kind == SliDefinition::Kind::Probe)
        return slo.service;
    const auto& part = slo.sli.good ? slo.sli.good : slo.sli.bad;
    const Labels ofTotal = labelsOf(slo.sli.total);
    const std::string service(vocabulary::serviceOf(ofTotal));
    const bool isOfBoth = !part || vocabulary::serviceOf(labelsOf(*part)) == service;
    return isOfBoth ? service : std::string();
}

bool isOwn(const EventMark& mark, const SloDefinition& slo)
{
    return concerns(mark, plainText(ownServiceOf(slo)), plainText(slo.name));
}

void showOwnEvents(Chart& chart, const SloDefinition& slo)
{
    chart.service = plainText(ownServiceOf(slo));
    chart.slo = plainText(slo.name);
}

QString whyNoEvents(const SloDefinition& slo)
{
    if (!ownServiceOf(slo).empty())
        return {};
    return Text::tr("It names no service, so only alerts that name the SLO are its own.");
}

} // namespace traceo
