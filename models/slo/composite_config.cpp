#include "slo/composite_config.h"

#include "core/format.h"
#include "slo/alert_list.h"
#include "slo/slo_explain.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CompositeSlo)
};

QString shown(const std::string& name)
{
    return u"“%1”"_s.arg(plainText(name, 63));
}

CompositeMember readMember(const ConfigNode& node, Errors& errors)
{
    SectionReader section(node, errors);
    if (!node.isMap()) {
        if (node.isMissing())
            SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a member such as {slo: checkout, weight: 2}"),
                                  node.kindText());
        return {};
    }
    CompositeMember member{.name = section.requiredText("slo"), .slo = {}, .at = node["slo"].location()};
    if (const auto weight = section.number("weight")) {
        member.weight = *weight;
        if (*weight <= 0)
            SectionReader::report(errors, ErrorCode::BadValue, node["weight"], Text::tr("a weight above 0"),
                                  node["weight"].shownText());
    }
    if (const auto rule = section.word("when_delayed", {"bad", "good", "ignore"}))
        member.whenDelayed = *rule == "bad" ? WhenDelayed::Bad : *rule == "good" ? WhenDelayed::Good : WhenDelayed::Ignore;
    section.finish();
    return member;
}

void readMaxDelay(SectionReader& section, const ConfigNode& node, Composite& composite, Errors& errors)
{
    const auto delay = section.duration("max_delay");
    if (!delay)
        return;
    composite.maxDelay = *delay;
    if (*delay < kMinute || *delay % kMinute != Millis{0} || *delay > kDay)
        SectionReader::report(errors, ErrorCode::BadValue, node["max_delay"], Text::tr("whole minutes, from 1m to 1d"),
                              node["max_delay"].shownText());
}

/// Down to the SLO of that name, with both; empty where it is not made of it.
std::vector<std::string> wayTo(const SloDefinition& slo, const std::string& name)
{
    if (slo.name == name)
        return {name};
    if (!slo.composite)
        return {};
    for (const CompositeMember& member : slo.composite->members) {
        std::vector<std::string> way = member.isOwn ? std::vector<std::string>() : wayTo(*member.slo, name);
        if (way.empty())
            continue;
        way.insert(way.begin(), slo.name);
        return way;
    }
    return {};
}

/// Finds the members of composites, those of members first.
class Linker {
public:
    Linker(SloConfig& config, const WrittenSlos& written, Errors& errors) : m_written(written), m_errors(errors)
    {
        for (SloDefinition& slo : config.slos)
            m_known.emplace(slo.name, &slo);
    }

    void linkAll(SloConfig& config)
    {
        for (SloDefinition& slo : config.slos)
            link(slo);
        const auto isUnusable = [this](const SloDefinition& slo) { return m_states.at(slo.name) == State::Unusable; };
        std::erase_if(config.earlier,
                      [&](SloDefinition& slo) { return isUnusable(slo) || (isReferring(slo) && !takesEarlier(slo)); });
        std::erase_if(config.slos, isUnusable);
    }

private:
    enum class State : std::uint8_t { BeingLinked, Usable, Unusable };

    bool isReferring(const SloDefinition& slo) const
    {
        return slo.composite && std::ranges::any_of(slo.composite->members, [](const auto& member) { return !member.isOwn; });
    }
    void link(SloDefinition& slo);
    bool takesMembers(SloDefinition& slo);
    bool takesEarlier(SloDefinition& slo);
    bool takesAlerts(SloDefinition& slo);
    bool isFound(const SloDefinition& slo, CompositeMember& member);
    bool saysRing(const CompositeMember& member);
    void reportRing(const CompositeMember& closing, const std::vector<std::string>& ring);
    void reportUnusable(const CompositeMember& member);
    bool isAlike(const SloDefinition& slo, const Composite& composite);
    void report(ErrorCode code, const CompositeMember& member, const QString& expected, const QString& found,
                const QString& hint = {})
    {
        SectionReader::report(m_errors, code, member.at, expected, found, hint);
    }

    const WrittenSlos& m_written;
    Errors& m_errors;
    std::map<std::string, SloDefinition*> m_known;
    std::map<std::string, State> m_states;
    std::vector<std::string> m_path;                      ///< of those that are being linked
    std::set<std::string> m_rings;                        ///< members of one
    std::set<std::shared_ptr<const ConfigNode>> m_alerts; ///< that were read: several versions may have the same
};

void Linker::link(SloDefinition& slo)
{
    const auto [state, isNew] = m_states.emplace(slo.name, State::Usable);
    if (!isNew || !isReferring(slo))
        return;
    state->second = State::BeingLinked;
    m_path.push_back(slo.name);
    const bool isUsable = takesMembers(slo);
    m_path.pop_back();
    m_states[slo.name] = isUsable ? State::Usable : State::Unusable;
}

bool Linker::takesMembers(SloDefinition& slo)
{
    Composite composite = *slo.composite;
    bool isUsable = true;
    std::set<std::string> names;
    for (CompositeMember& member : composite.members) {
        if (!names.insert(member.name).second) {
            report(ErrorCode::Ambiguous, member, Text::tr("each SLO once"), shown(member.name), Text::tr("Give it a weight."));
            isUsable = false;
        } else {
            isUsable = isFound(slo, member) && isUsable;
        }
    }
    if (!isUsable || !isAlike(slo, composite))
        return false;
    if (composite.sharesWindow)
        slo.window = composite.members.front().slo->window;
    takeMembers(slo, std::move(composite));
    return takesAlerts(slo);
}

bool Linker::takesAlerts(SloDefinition& slo)
{
    const auto alerts = std::exchange(slo.composite->alerts, nullptr);
    if (!alerts)
        return true;
    Errors errors;
    slo.alerts = alertListAt(*alerts, slo, errors);
    const bool isUsable = errors.empty();
    if (m_alerts.insert(alerts).second)
        std::ranges::move(errors, std::back_inserter(m_errors));
    return isUsable;
}

/// An earlier version is made of newer ones, which may be made of the newest version of itself: it is a ring all the same.
bool Linker::takesEarlier(SloDefinition& slo)
{
    if (!takesMembers(slo))
        return false;
    for (const CompositeMember& member : slo.composite->members) {
        std::vector<std::string> ring = wayTo(*member.slo, slo.name);
        if (ring.empty())
            continue;
        ring.insert(ring.begin(), slo.name);
        reportRing(member, ring);
        return false;
    }
    return true;
}

bool Linker::isFound(const SloDefinition& slo, CompositeMember& member)
{
    const auto known = m_known.find(member.name);
    if (known == m_known.end()) {
        reportUnusable(member);
        return false;
    }
    if (const auto state = m_states.find(member.name); state != m_states.end() && state->second == State::BeingLinked)
        return saysRing(member);
    link(*known->second);
    if (m_states.at(member.name) == State::Unusable) {
        if (!m_rings.contains(slo.name) || !m_rings.contains(member.name)) // of a ring all is said
            reportUnusable(member);
        return false;
    }
    member.slo = std::make_shared<const SloDefinition>(*known->second);
    return true;
}

/// Says so, and is false.
bool Linker::saysRing(const CompositeMember& member)
{
    std::vector<std::string> ring(std::ranges::find(m_path, member.name), m_path.end());
    m_rings.insert(ring.begin(), ring.end());
    ring.push_back(member.name);
    reportRing(member, ring);
    return false;
}

void Linker::reportRing(const CompositeMember& closing, const std::vector<std::string>& ring)
{
    QStringList names;
    for (const std::string& name : ring)
        names << plainText(name, 63);
    report(ErrorCode::BadValue, closing, Text::tr("a composite that does not hold itself"), names.join(u" → "_s),
           Text::tr("Each of them holds the next; take one of them out."));
}

void Linker::reportUnusable(const CompositeMember& member)
{
    if (member.name.empty())
        return; // said already
    if (const auto written = m_written.find(member.name); written != m_written.end()) {
        report(ErrorCode::BadValue, member, Text::tr("an SLO that can be used"), shown(member.name),
               Text::tr("What is wrong with it stands at %1.").arg(written->second.toText()));
        return;
    }
    std::vector<std::string> names;
    for (const auto& [name, slo] : m_known)
        names.push_back(name);
    report(ErrorCode::NotFound, member, Text::tr("the name of an SLO"), shown(member.name), suggestion(member.name, names));
}

/// Members share the window of the composite, and the method of one another.
bool Linker::isAlike(const SloDefinition& slo, const Composite& composite)
{
    const SloDefinition& first = *composite.members.front().slo;
    const SloWindow& window = composite.sharesWindow ? first.window : slo.window;
    bool isAlike = true;
    for (const CompositeMember& member : composite.members) {
        if (!(member.slo->window == window)) {
            report(ErrorCode::BadValue, member, Text::tr("an SLO over the window of the composite, %1").arg(windowText(window)),
                   Text::tr("%1 over %2").arg(shown(member.name), windowText(member.slo->window)));
            isAlike = false;
        }
        if (member.slo->method.kind != first.method.kind) {
            report(ErrorCode::BadValue, member,
                   Text::tr("an SLO of the budgeting method %1, as %2")
                       .arg(QString::fromStdString(first.method.word()), shown(composite.members.front().name)),
                   Text::tr("%1 of %2").arg(shown(member.name), QString::fromStdString(member.slo->method.word())));
            isAlike = false;
        }
    }
    return isAlike;
}

/// Gives composites their members anew, those of members first.
class Refresher {
public:
    explicit Refresher(SloConfig& config)
    {
        for (SloDefinition& slo : config.slos)
            m_known.emplace(slo.name, &slo);
    }

    void refresh(SloDefinition& slo)
    {
        if (slo.composite && m_done.insert(&slo).second && swapsMembers(*slo.composite))
            link(slo);
    }

private:
    bool swapsMembers(Composite& composite)
    {
        bool isSwapped = false;
        for (CompositeMember& member : composite.members) {
            const auto newer = member.isOwn ? m_known.end() : m_known.find(member.name);
            if (newer == m_known.end())
                continue;
            refresh(*newer->second);
            member.slo = std::make_shared<const SloDefinition>(*newer->second);
            isSwapped = true;
        }
        return isSwapped;
    }
    static void link(SloDefinition& slo)
    {
        if (slo.composite->sharesWindow)
            slo.window = slo.composite->members.front().slo->window;
        if (!whyUnlike(slo))
            takeMembers(slo, *slo.composite);
    }

    std::map<std::string, SloDefinition*> m_known;
    std::set<const SloDefinition*> m_done;
};

} // namespace

std::optional<Composite> readComposite(const ConfigNode& node, Errors& errors)
{
    const std::size_t before = errors.size();
    SectionReader section(node, errors);
    const ConfigNode& list = section.node("of");
    Composite composite;
    readMaxDelay(section, node, composite, errors);
    section.finish();
    if (!node.isMap()) {
        if (node.isMissing())
            SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a composite such as {of: [{slo: checkout}]}"),
                                  node.kindText());
        return std::nullopt;
    }
    if (!list.isList() || list.items().empty()) {
        SectionReader::report(errors, ErrorCode::BadValue, list, Text::tr("a list of at least one SLO under “of”"),
                              list.isList() ? Text::tr("an empty list") : list.kindText());
        return std::nullopt;
    }
    for (const ConfigNode& item : list.items())
        composite.members.push_back(readMember(item, errors));
    return errors.size() == before ? std::optional(std::move(composite)) : std::nullopt;
}

void linkComposites(SloConfig& config, const WrittenSlos& written, Errors& errors)
{
    Linker(config, written, errors).linkAll(config);
}

void refreshComposites(SloConfig& config)
{
    Refresher refresher(config);
    for (auto* const versions : {&config.slos, &config.earlier}) {
        for (SloDefinition& slo : *versions)
            refresher.refresh(slo);
    }
}

} // namespace traceo
