#include "workspace/yaml_tree.h"

#include "core/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(YamlReader)
};

/// Whether a line begins with the marker `---` that divides documents.
bool isDivider(std::string_view line)
{
    return line.starts_with("---") && (line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r');
}

} // namespace

YamlTree::YamlTree(const YamlText& text, YamlDocuments allowed) : m_text(text), m_allowed(allowed), m_last(text.locate(0, 0)) {}

void YamlTree::refuse(const Location& at, const QString& expected, const QString& found, const QString& hint)
{
    throw YamlMistake{{ErrorCode::Syntax, at.toText(), expected, found, hint}, at.line};
}

void YamlTree::refuseSize(const Location& at, const QString& expected)
{
    throw YamlMistake{{ErrorCode::TooLarge, at.toText(), expected, Text::tr("more"), {}}, 0};
}

Location YamlTree::locate(const YAML::Mark& mark)
{
    if (mark.line != m_line || mark.column < m_byteColumn) {
        m_line = mark.line;
        m_byteColumn = 0;
        m_column = 0;
    }
    const std::string_view passed = m_text.lineFrom(mark.line, m_byteColumn).substr(0, std::size_t(mark.column - m_byteColumn));
    m_column += int(std::ranges::count_if(passed, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    m_byteColumn = mark.column;
    m_last.line = std::min(mark.line + 1, m_text.lineCount());
    m_last.column = m_column + 1;
    return m_last;
}

Location YamlTree::lastOpen() const
{
    return m_frames.empty() ? m_last : m_frames.back().at;
}

void YamlTree::OnDocumentStart(const YAML::Mark& mark)
{
    const Location at = locate(mark);
    const std::string_view line = m_text.lineFrom(mark.line, 0);
    if (m_begun > 0 && !isDivider(line)) {
        const std::string_view rest = m_text.lineFrom(mark.line, mark.column);
        refuse(at, Text::tr("the end of the document"), Text::tr("“%1”").arg(plainText(rest, 40)),
               Text::tr("Look for a stray comma, bracket or indentation here or on the line above."));
    }
    if (m_begun > 0 && m_allowed == YamlDocuments::One)
        refuse(at, Text::tr("one document"), Text::tr("a second document"));
    if (++m_begun > kMaxDocuments)
        refuseSize(at, Text::tr("at most %1 documents").arg(kMaxDocuments));
}

void YamlTree::OnDocumentEnd()
{
    Q_ASSERT(m_frames.empty());
}

void YamlTree::count(const Location& at, const std::string& tag)
{
    if (++m_nodes > kMaxNodes)
        refuseSize(at, Text::tr("at most %1 values").arg(kMaxNodes));
    if (!tag.empty() && tag != "?" && tag != "!")
        refuse(at, Text::tr("a value without a tag"), plainText(tag, 40));
}

void YamlTree::OnNull(const YAML::Mark& mark, YAML::anchor_t)
{
    const Location at = locate(mark);
    count(at, {});
    place(ConfigNode::nothing(at));
}

void YamlTree::OnAlias(const YAML::Mark& mark, YAML::anchor_t)
{
    refuse(locate(mark), Text::tr("a value"), Text::tr("an alias (*name)"), Text::tr("Write the value out."));
}

void YamlTree::OnAnchor(const YAML::Mark& mark, const std::string&)
{
    refuse(locate(mark), Text::tr("a value"), Text::tr("an anchor (&name)"),
           Text::tr("Put quotes around a text that begins with “&”."));
}

void YamlTree::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value)
{
    const Location at = locate(mark);
    count(at, tag);
    place(ConfigNode::scalar(value, at, tag == "!"));
}

void YamlTree::open(ConfigNode::Kind kind, const YAML::Mark& mark, const std::string& tag)
{
    const Location at = locate(mark);
    count(at, tag);
    if (!m_frames.empty() && m_frames.back().kind == ConfigNode::Kind::Map && !m_frames.back().key)
        refuse(at, Text::tr("a text as key"), kind == ConfigNode::Kind::Map ? Text::tr("a mapping") : Text::tr("a list"));
    if (m_frames.size() >= std::size_t(kMaxDepth))
        refuseSize(at, Text::tr("at most %1 levels").arg(kMaxDepth));
    m_frames.push_back({kind, at, {}, {}, {}, {}});
}

void YamlTree::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value)
{
    open(ConfigNode::Kind::List, mark, tag);
}

void YamlTree::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value)
{
    open(ConfigNode::Kind::Map, mark, tag);
}

void YamlTree::OnSequenceEnd()
{
    close();
}

void YamlTree::OnMapEnd()
{
    close();
}

void YamlTree::close()
{
    Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    place(frame.kind == ConfigNode::Kind::Map ? ConfigNode::map(std::move(frame.members), std::move(frame.at))
                                              : ConfigNode::list(std::move(frame.items), std::move(frame.at)));
}

void YamlTree::place(ConfigNode node)
{
    if (m_frames.empty()) {
        m_documents.push_back(std::move(node));
        return;
    }
    Frame& frame = m_frames.back();
    if (frame.kind == ConfigNode::Kind::List) {
        frame.items.push_back(std::move(node));
        return;
    }
    if (!frame.key) {
        placeKey(frame, std::move(node));
        return;
    }
    // An empty value stands where the next thing does for yaml-cpp; for people it stands at its key.
    if (node.isMissing() && node.location().line != frame.key->location().line)
        node = ConfigNode::nothing(frame.key->location());
    frame.members.push_back({frame.key->text(), frame.key->location(), std::move(node)});
    frame.key.reset();
}

void YamlTree::placeKey(Frame& frame, ConfigNode node)
{
    if (!node.isScalar())
        refuse(node.location(), Text::tr("a text as key"), node.kindText());
    const auto [first, isNew] = frame.keys.emplace(node.text(), node.location());
    if (!isNew)
        refuse(node.location(), Text::tr("each key once"), Text::tr("%1 again").arg(node.shownText()),
               Text::tr("It stands first at %1.").arg(first->second.toText()));
    frame.key = std::move(node);
}

} // namespace traceo
