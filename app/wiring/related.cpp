#include "app/wiring/related.h"

#include "app/wiring/loaded_workspace.h"
#include "core/format.h"
#include "synthetics/check_identity.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Related)
};

constexpr std::string_view kSlos = "slo";
constexpr std::string_view kChecks = "synthetics";
constexpr std::string_view kNow = "now";
constexpr std::size_t kMost = 12;

/// Without the region behind it: "https://shop.example.org/cart@eu".
std::string_view checkOf(std::string_view key)
{
    return key.substr(0, key.rfind('@'));
}

class Relations {
public:
    Relations(const LoadedWorkspace& workspace, const Link& link) : m_workspace(workspace), m_link(link) {}

    std::vector<LinkedObject> find() &&
    {
        if (m_link.pane == kSlos)
            ofSlo(m_link.key);
        else if (m_link.pane == kChecks)
            ofCheck(checkOf(m_link.key));
        else if (m_link.pane == kNow)
            ofFinding(m_link.key);
        return std::move(m_found);
    }

private:
    void ofSlo(std::string_view name)
    {
        const auto& slos = m_workspace.slos.slos;
        const auto slo = std::ranges::find(slos, name, &SloDefinition::name);
        if (slo == slos.end())
            return;
        for (const Leaf& leaf : leavesOf(*slo)) {
            if (leaf.sli.kind == SliDefinition::Kind::Probe)
                addCheck(leaf.sli.target);
        }
        if (slo->service.empty())
            return;
        for (const SloDefinition& other : slos) {
            if (other.service == slo->service && other.name != slo->name)
                addSlo(other);
        }
    }

    void ofCheck(std::string_view check)
    {
        for (const SloDefinition& slo : m_workspace.slos.slos) {
            const auto isOfCheck = [check](const Leaf& leaf) {
                return leaf.sli.kind == SliDefinition::Kind::Probe && leaf.sli.target == check;
            };
            if (std::ranges::any_of(leavesOf(slo), isOfCheck))
                addSlo(slo);
        }
    }

    /// Their keys begin with what they are about: "slo/checkout", "certificate/https://shop.example.org/".
    void ofFinding(std::string_view key)
    {
        const std::size_t slash = key.find('/');
        if (slash == std::string_view::npos)
            return;
        const std::string_view kind = key.substr(0, slash);
        const std::string_view subject = key.substr(slash + 1);
        if (kind == "slo") {
            for (const SloDefinition& slo : m_workspace.slos.slos) {
                if (slo.name == subject)
                    addSlo(slo);
            }
            ofSlo(subject);
        } else if (kind == "certificate") {
            ofCheck(subject);
        } else if (kind == "check") {
            ofCheck(subject.substr(0, subject.rfind('/'))); // the trouble's word is behind it
        }
    }

    void addSlo(const SloDefinition& slo)
    {
        const std::string& name = slo.displayName.empty() ? slo.name : slo.displayName;
        add({.name = plainText(name), .kind = Text::tr("SLO"), .link = {.pane = std::string(kSlos), .key = slo.name}});
    }

    void addCheck(const std::string& check)
    {
        add({.name = shownCheck(check), .kind = Text::tr("Check"), .link = {.pane = std::string(kChecks), .key = check}});
    }

    void add(LinkedObject object)
    {
        if (m_found.size() < kMost)
            m_found.push_back(std::move(object));
    }

    const LoadedWorkspace& m_workspace;
    const Link& m_link;
    std::vector<LinkedObject> m_found;
};

} // namespace

std::vector<LinkedObject> relatedTo(const LoadedWorkspace& workspace, const Link& link)
{
    return Relations(workspace, link).find();
}

} // namespace traceo
