#include "app/cli/completion.h"
#include "app/cli/text.h"

namespace traceo::cli {
namespace {

// lupdate loses track of Text's context among the quotes of this file.
std::string said(const char* text)
{
    return words(QCoreApplication::translate("Cli", text));
}

/// Text that stands for itself, in a line that begins with it or not.
std::string escaped(const std::string& text)
{
    std::string out;
    bool isLineStart = true;
    for (const char c : text) {
        if (isLineStart && (c == '.' || c == '\''))
            out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        isLineStart = c == '\n';
    }
    return out;
}

std::string asItIs(const std::string& text)
{
    return ".nf\n" + escaped(text) + (text.ends_with('\n') ? "" : "\n") + ".fi\n";
}

std::string nameOf(const Taken& option)
{
    std::string text;
    for (const std::string& name : option.names)
        text += (text.empty() ? "\\fB" : "\\fR, \\fB") + escaped(name);
    text += "\\fR";
    return option.takes.empty() ? text : text + " \\fI" + escaped(option.takes) + "\\fR";
}

std::string item(const std::string& head, const std::string& help)
{
    return ".TP\n" + head + '\n' + escaped(help) + '\n';
}

std::string synopsisOf(const Described& command)
{
    std::string text = "\\fBtraceo " + escaped(command.noun) + (command.verb.empty() ? "" : ' ' + escaped(command.verb)) + "\\fR";
    for (const Taken& argument : command.arguments) {
        const std::string name = "\\fI" + escaped(argument.names.front()) + "\\fR";
        text += argument.isRequired ? ' ' + name : " [" + name + ']';
    }
    return text;
}

std::string commandPart(const Described& command)
{
    std::string text = ".SS " + synopsisOf(command) + '\n' + escaped(command.help) + ".\n";
    for (const Taken& argument : command.arguments)
        text += item("\\fI" + escaped(argument.names.front()) + "\\fR", argument.help);
    for (const Taken& option : command.options)
        text += item(nameOf(option), option.help);
    if (!command.example.empty())
        text += ".PP\n" + said(QT_TRANSLATE_NOOP("Cli", "Example:")) + "\n.PP\n.RS 4\n" + asItIs(command.example) + ".RE\n";
    return text;
}

std::string section(const std::string& title)
{
    return ".SH " + words(QString::fromStdString(title).toUpper()) + '\n';
}

} // namespace

std::string manPage(const CommandLine& line, const std::vector<ManSection>& sections)
{
    std::string text = ".\\\" written by \"traceo help man\"\n.TH TRACEO 1 \"\" \"Traceo " TRACEO_VERSION "\"\n";
    text += section(said(QT_TRANSLATE_NOOP("Cli", "Name"))) + "traceo \\- "
        + said(QT_TRANSLATE_NOOP("Cli", "SLOs, error budgets and their history in a terminal")) + '\n';
    text += section(said(QT_TRANSLATE_NOOP("Cli", "Synopsis")))
        + "\\fBtraceo\\fR \\fINOUN\\fR [\\fIVERB\\fR] [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]\n";
    text += section(said(QT_TRANSLATE_NOOP("Cli", "Description")))
        + escaped(said(QT_TRANSLATE_NOOP("Cli", "Answers about your SLOs and their history, from the systems you already run.")))
        + '\n';
    text += section(said(QT_TRANSLATE_NOOP("Cli", "Commands")));
    for (const Described& command : line.commands)
        text += commandPart(command);
    text += section(said(QT_TRANSLATE_NOOP("Cli", "Global options")));
    for (const Taken& option : line.globals)
        text += item(nameOf(option), option.help);
    for (const ManSection& part : sections)
        text += section(part.title) + asItIs(part.text);
    return text;
}

} // namespace traceo::cli
