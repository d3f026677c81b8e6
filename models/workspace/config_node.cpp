#include "workspace/config_node.h"

#include "core/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConfigNode)
};

constexpr int kShownCharacters = 80;

} // namespace

QString Location::toText() const
{
    return line > 0 ? u"%1:%2:%3"_s.arg(file).arg(line).arg(column) : file;
}

QString Location::resolve(std::string_view path) const
{
    const QString text = QString::fromUtf8(path.data(), qsizetype(path.size()));
    if (text.startsWith(u"~/"_s))
        return QDir::cleanPath(QDir::home().filePath(text.mid(2)));
    const QDir from(folder.isEmpty() ? QFileInfo(file).absolutePath() : folder);
    return QDir::cleanPath(from.absoluteFilePath(text));
}

const std::vector<ConfigNode::Member>& ConfigNode::members() const
{
    return m_members;
}

const ConfigNode& ConfigNode::operator[](std::string_view key) const
{
    static const ConfigNode nowhere;
    if (isMissing())
        return *this;
    if (!isMap())
        return nowhere;
    const auto it = std::ranges::find(m_members, key, &Member::key);
    return it == m_members.end() ? *m_absent : it->value;
}

ConfigNode ConfigNode::nothing(Location location)
{
    ConfigNode node;
    node.m_location = std::move(location);
    return node;
}

ConfigNode ConfigNode::scalar(std::string text, Location location, bool quoted)
{
    ConfigNode node = nothing(std::move(location));
    node.m_kind = Kind::Scalar;
    node.m_text = std::move(text);
    node.m_quoted = quoted;
    return node;
}

ConfigNode ConfigNode::list(std::vector<ConfigNode> items, Location location)
{
    ConfigNode node = nothing(std::move(location));
    node.m_kind = Kind::List;
    node.m_items = std::move(items);
    return node;
}

ConfigNode ConfigNode::map(std::vector<Member> members, Location location)
{
    ConfigNode node = nothing(location);
    node.m_kind = Kind::Map;
    node.m_members = std::move(members);
    node.m_absent = std::make_shared<const ConfigNode>(nothing(std::move(location)));
    return node;
}

QString ConfigNode::kindText() const
{
    switch (m_kind) {
    case Kind::Missing:
        return Text::tr("nothing");
    case Kind::Scalar:
        return Text::tr("a text");
    case Kind::List:
        return Text::tr("a list");
    case Kind::Map:
        return Text::tr("a mapping");
    }
    Q_UNREACHABLE();
}

QString ConfigNode::shownText() const
{
    return isScalar() ? Text::tr("“%1”").arg(plainText(m_text, kShownCharacters)) : kindText();
}

} // namespace traceo
