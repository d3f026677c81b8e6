#include "workspace/yaml_reader.h"

#include "workspace/workspace.h"
#include "workspace/yaml_tree.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <QCoreApplication>

#include <sstream>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(YamlReader)
};

bool hasTabBefore(std::string_view line)
{
    const auto end = line.find_first_not_of(" \t");
    return line.substr(0, end).find('\t') != std::string_view::npos;
}

YamlMistake syntaxError(const Location& at, const QString& expected, const QString& found, const QString& hint = {})
{
    return {{ErrorCode::Syntax, at.toText(), expected, found, hint}, at.line};
}

/// The text ends inside something: yaml-cpp says so at the end, people look for the begin.
YamlMistake endError(const YamlTree& tree, const std::string& words)
{
    const QString end = Text::tr("the end of the text");
    if (words == YAML::ErrorMsg::END_OF_SEQ_FLOW)
        return syntaxError(tree.lastOpen(), Text::tr("“]” for the list that begins here"), end);
    if (words == YAML::ErrorMsg::END_OF_MAP_FLOW)
        return syntaxError(tree.lastOpen(), Text::tr("“}” for the mapping that begins here"), end);
    return syntaxError(tree.lastEvent(), Text::tr("a closing quote or bracket after this place"), end);
}

/// yaml-cpp's complaint in our words.
YamlMistake parserError(const YAML::Exception& problem, const YamlText& text, const YamlTree& tree)
{
    const Location at = text.locate(problem.mark.line, problem.mark.column);
    if (problem.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR))
        return syntaxError(at, Text::tr("a value"), Text::tr("an alias (*name)"),
                           Text::tr("Put quotes around a text that begins with “*”."));
    if (problem.mark.line >= text.lineCount()
        || (problem.mark.line == text.lineCount() - 1 && text.lineFrom(problem.mark.line, 0).empty()))
        return endError(tree, problem.msg);
    if (hasTabBefore(text.lineFrom(problem.mark.line, 0)))
        return syntaxError(at, Text::tr("spaces as indentation"), Text::tr("a tab"));

    const QString found = Text::tr("“%1”").arg(QString::fromUtf8(problem.msg));
    if (problem.msg == YAML::ErrorMsg::UNKNOWN_TOKEN)
        return syntaxError(at, Text::tr("a value"), Text::tr("a character no plain text may begin with"),
                           Text::tr("Put quotes around the text."));
    if (problem.msg == YAML::ErrorMsg::MAP_VALUE)
        return syntaxError(at, Text::tr("no “: ” inside a plain text"), found,
                           Text::tr("Check the indentation of this line; put quotes around a text with “: ” in it."));
    return syntaxError(at, Text::tr("valid YAML"), found,
                       Text::tr("Check the indentation, quotes and brackets here and on the line above."));
}

/// The mark `...` ends the last document, and turns a quote that nobody closed (which yaml-cpp takes
/// for a text up to the end) into an error.
std::string withEndMark(std::string_view text)
{
    std::string ended(text);
    if (!ended.empty() && !ended.ends_with('\n'))
        ended += '\n';
    return ended + "...\n";
}

/// Each call takes one document; the tree refuses a begin that nothing announces, so each round makes
/// progress.
void parseAll(YAML::Parser& parser, YamlTree& tree)
{
    while (parser.HandleNextDocument(tree)) {}
}

} // namespace

Result<std::vector<ConfigNode>> readYamlText(std::string_view text, const QString& file, const QString& folder,
                                             YamlDocuments documents, int* mistakeLine)
{
    const auto refuse = [mistakeLine](const YamlMistake& mistake) {
        if (mistakeLine != nullptr)
            *mistakeLine = mistake.line;
        return mistake.error;
    };
    int line = 0;
    const Result<YamlText> checked = YamlText::check(text, file, folder, line);
    if (!checked)
        return refuse({checked.error(), line});
    YamlTree tree(*checked, documents);
    try {
        std::istringstream input(withEndMark(checked->text()));
        YAML::Parser parser(input);
        parseAll(parser, tree);
    } catch (const YamlMistake& refused) {
        return refuse(refused);
    } catch (const YAML::Exception& problem) {
        return refuse(parserError(problem, *checked, tree));
    }

    std::vector<ConfigNode> nodes = tree.takeDocuments();
    if (documents == YamlDocuments::Several)
        std::erase_if(nodes, [](const ConfigNode& node) { return node.isMissing(); });
    else if (nodes.empty() || nodes.front().isMissing()) // the end mark may have become a document
        nodes = {ConfigNode::nothing(checked->locate(0, 0))};
    return nodes;
}

Result<ConfigNode> readYaml(std::string_view text, const QString& file)
{
    auto nodes = readYamlText(text, file, {}, YamlDocuments::One);
    if (!nodes)
        return nodes.error();
    return std::move(nodes->front());
}

Result<std::vector<ConfigNode>> readYamlDocuments(std::string_view text, const QString& file)
{
    return readYamlText(text, file, {}, YamlDocuments::Several);
}

} // namespace traceo
