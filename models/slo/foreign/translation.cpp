#include "slo/foreign/translation.h"

using namespace Qt::StringLiterals;

namespace traceo::foreign {

void Translation::lose(const ConfigNode& at, const QString& what, const QString& why)
{
    SectionReader::report(lost, ErrorCode::NotSupported, at, {}, what, why);
}

void Translation::loseIfAny(const ConfigNode& at, const QString& what, const QString& why)
{
    if (!at.isMissing() && !(at.isList() && at.items().empty()))
        lose(at, what, why);
}

void Translation::loseMembers(const ConfigNode& map, const QString& prefix, const QString& why)
{
    const SectionReader section(map, lost); // says what is no mapping
    for (const ConfigNode::Member& member : map.members())
        lose(ConfigNode::nothing(member.keyLocation), prefix + u'.' + QString::fromStdString(member.key), why);
}

void Translation::note(const Location& at, const QString& text)
{
    notes.push_back(at.toText() + u": "_s + text);
}

bool Translation::isKnownVersion(SectionReader& section, std::string_view key, std::initializer_list<std::string_view> versions)
{
    return section.word(key, versions).has_value() || !section.has(key);
}

bool Translation::isKnownObject(SectionReader& section, std::string_view version, std::string_view kind)
{
    if (!section.has("kind"))
        section.requiredText("kind");
    return isKnownVersion(section, "apiVersion", {version}) && section.word("kind", {kind}).has_value();
}

} // namespace traceo::foreign
