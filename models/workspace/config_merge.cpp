#include "workspace/config_merge.h"

#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

ConfigNode joined(const ConfigNode& first, const ConfigNode& second, Errors& errors)
{
    std::vector<ConfigNode::Member> members = first.members();
    for (const ConfigNode::Member& member : second.members()) {
        const auto same = std::ranges::find(members, member.key, &ConfigNode::Member::key);
        if (same == members.end())
            members.push_back(member);
        else
            same->value = merged(same->value, member.value, errors);
    }
    return ConfigNode::map(std::move(members), first.location());
}

} // namespace

ConfigNode merged(const ConfigNode& first, const ConfigNode& second, Errors& errors)
{
    if (second.isMissing())
        return first;
    if (first.isMissing())
        return second;
    if (first.isMap() && second.isMap())
        return joined(first, second, errors);
    if (first.isList() && second.isList()) {
        std::vector<ConfigNode> items = first.items();
        items.insert(items.end(), second.items().begin(), second.items().end());
        return ConfigNode::list(std::move(items), first.location());
    }
    SectionReader::report(errors, ErrorCode::Ambiguous, second, Text::tr("nothing that stands elsewhere already"),
                          second.isScalar() ? second.shownText() : second.kindText(),
                          Text::tr("It stands first at %1.").arg(first.location().toText()));
    return first;
}

} // namespace traceo
