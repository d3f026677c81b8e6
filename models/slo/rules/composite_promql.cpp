#include "slo/rules/composite_promql.h"

#include "core/format.h"
#include "slo/composite.h"
#include "slo/rules/sli_promql.h"
#include "slo/rules/yaml_scalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

const std::vector<CompositeMember>& membersOf(const SloDefinition& composite)
{
    return composite.composite->members;
}

/// What a member is called in the label: by the way to it, and its number where an objective before it has the same name.
std::string wayTo(const std::string& way, const SloDefinition& composite, std::size_t place)
{
    const auto& members = membersOf(composite);
    const auto own = members.begin() + std::ptrdiff_t(place);
    const bool isAgain = std::any_of(members.begin(), own, [&](const CompositeMember& one) { return one.name == own->name; });
    const std::string name = isAgain ? own->name + '#' + std::to_string(place + 1) : own->name;
    return way.empty() ? name : way + '/' + name;
}

/// The recorded ratios of one composite and all it is made of, over one window.
class Recorded {
public:
    Recorded(const SloDefinition& whole, const RuleNames& names, Millis window)
        : m_labels(names.labelsOf(whole, window)), m_name(names.recorded(kMemberErrorRatio, window)), m_window(window)
    {}

    /// `way`: to the composite.
    void add(const SloDefinition& composite, const std::string& way, std::vector<Rule>& rules) const
    {
        for (std::size_t i = 0; i < membersOf(composite).size(); ++i) {
            const SloDefinition& member = *membersOf(composite)[i].slo;
            const std::string own = wayTo(way, composite, i);
            if (member.composite)
                add(member, own, rules);
            rules.push_back({.name = m_name,
                             .expression = member.composite ? ratioOf(member, own) : countedOver(member.sli, m_window).errorRatio,
                             .labels = labelsOf(own)});
        }
    }
    std::string ratioOf(const SloDefinition& composite, const std::string& way) const
    {
        const bool isSum = composite.composite->burn == Composite::Burn::Sum;
        const std::vector<MemberShare> shares = sharesOf(composite);
        std::vector<std::string> parts;
        std::vector<std::string> weights;
        for (std::size_t i = 0; i < membersOf(composite).size(); ++i) {
            const std::string weight = numberText(isSum ? shares[i].bad : membersOf(composite)[i].weight);
            const std::string ratio = selected(m_name, labelsOf(wayTo(way, composite, i)));
            parts.push_back(weight + " * " + ratio);
            weights.push_back(weight + " + 0 * " + ratio);
        }
        return isSum ? sumOfAll(parts) : sumOfAll(parts) + "\n/\n" + sumOfAll(weights);
    }

private:
    Labels labelsOf(const std::string& way) const { return m_labels.with(kMemberLabel, way); }
    /// Members have labels of their own, so that none hides another; those without events are not there.
    static std::string sumOfAll(const std::vector<std::string>& parts)
    {
        std::string sum = "sum(";
        for (const std::string& part : parts)
            sum += (&part == parts.data() ? "\n    " : "\n    or ") + part;
        return sum + "\n)";
    }

    Labels m_labels; ///< of the whole
    std::string m_name;
    Millis m_window;
};

void addTotals(const SloDefinition& composite, Millis window, std::string& sum)
{
    for (const CompositeMember& member : membersOf(composite)) {
        if (member.slo->composite)
            addTotals(*member.slo, window, sum);
        else
            sum += (sum.empty() ? "(" : " + (") + countedOver(member.slo->sli, window).total + " or vector(0))";
    }
}

void addDelay(const CompositeMember& member, std::vector<QString>& unkept)
{
    if (member.whenDelayed == WhenDelayed::Bad)
        unkept.push_back(ofMember(member,
                                  Text::tr("PromQL does not know which minutes nobody observed: they count as nothing "
                                           "and not as bad")));
    if (member.whenDelayed == WhenDelayed::Good)
        unkept.push_back(ofMember(member,
                                  Text::tr("PromQL does not know which minutes nobody observed: they count as nothing "
                                           "and not as good")));
}

QString namesOf(const std::set<std::string>& sources)
{
    QStringList names;
    for (const std::string& source : sources)
        names << plainText(source, 63);
    return names.join(u", "_s);
}

QString whyMemberHasNone(const CompositeMember& member)
{
    if (!member.slo)
        return Text::tr("left out, as its member %1 is not there").arg(plainText(member.name, 63));
    const QString why = whyNoRules(*member.slo);
    return why.isEmpty() ? why : leftOutWith(member, why);
}

} // namespace

QString leftOutWith(const CompositeMember& member, const QString& why)
{
    return Text::tr("left out, as its member %1 is: %2").arg(plainText(member.name, 63), why);
}

QString ofMember(const CompositeMember& member, const QString& sentence)
{
    return Text::tr("of its member %1: %2").arg(plainText(member.name, 63), sentence);
}

QString whyNoRules(const SloDefinition& slo)
{
    if (!slo.composite)
        return {};
    if (slo.method.isOfTime())
        return Text::tr("left out, as PromQL cannot weigh the minutes of %1").arg(compositeText(slo));
    for (const CompositeMember& member : membersOf(slo)) {
        if (QString why = whyMemberHasNone(member); !why.isEmpty())
            return why;
    }
    if (const std::set<std::string> sources = sourcesOf(slo); sources.size() > 1)
        return Text::tr("left out, as one server evaluates its rules and its members are asked of several (%1)")
            .arg(namesOf(sources));
    const auto unlike = whyUnlike(slo);
    return unlike ? Text::tr("left out, as it has to have %1, and there is %2").arg(unlike->expected, unlike->found) : QString();
}

std::vector<Rule> memberRatios(const SloDefinition& composite, const RuleNames& names, Millis window)
{
    std::vector<Rule> rules;
    Recorded(composite, names, window).add(composite, {}, rules);
    return rules;
}

std::string errorRatioOf(const SloDefinition& composite, const RuleNames& names, Millis window)
{
    return Recorded(composite, names, window).ratioOf(composite, {});
}

std::string totalOf(const SloDefinition& composite, Millis window)
{
    std::string sum;
    addTotals(composite, window, sum);
    return sum;
}

std::vector<QString> unkeptOfMembers(const SloDefinition& composite)
{
    std::vector<QString> unkept;
    for (const CompositeMember& member : membersOf(composite)) {
        std::vector<QString> own = member.slo->composite ? unkeptOfMembers(*member.slo) : unkeptOf(member.slo->sli);
        std::ranges::move(timesThatCount(*member.slo), std::back_inserter(own));
        for (const QString& sentence : own)
            unkept.push_back(ofMember(member, sentence));
        addDelay(member, unkept);
    }
    return unkept;
}

std::vector<QString> notesOnMembers(const SloDefinition& composite)
{
    std::vector<QString> notes;
    for (const CompositeMember& member : membersOf(composite)) {
        for (const QString& note : member.slo->composite ? notesOnMembers(*member.slo) : notesOn(member.slo->sli))
            notes.push_back(Text::tr("Member %1: %2").arg(plainText(member.name, 63), note));
    }
    notes.push_back(composite.composite->burn == Composite::Burn::Sum
                        ? Text::tr("A member without events in a window adds nothing over it.")
                        : Text::tr("A member without events in a window drops out of it with its weight."));
    notes.push_back(Text::tr("So does one whose series are not there, where Traceo says that it is not known."));
    return notes;
}

std::vector<QString> timesThatCount(const SloDefinition& slo)
{
    std::vector<QString> times;
    if (slo.serviceHours)
        times.push_back(Text::tr("PromQL leaves no times out of a window: what happens outside the service hours (%1) counts")
                            .arg(QString::fromStdString(toText(*slo.serviceHours))));
    if (!slo.exclusions.empty())
        times.push_back(Text::tr("PromQL leaves no times out of a window: what happens while %1 excludes it counts")
                            .arg(QString::fromStdString(idsText(slo.exclusions))));
    return times;
}

} // namespace traceo::rules
