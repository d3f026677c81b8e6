#include "app/cli/parser.h"

#include "app/cli/nearest.h"
#include "app/cli/syntax.h"
#include "app/cli/text.h"
#include "core/format.h"

#include <CLI/CLI.hpp>

#include <map>
#include <set>

namespace traceo::cli {
namespace {

Taken described(const CLI::Option& option)
{
    Taken taken{.takes = option.get_items_expected_max() == 0 ? std::string() : option.get_type_name(),
                .help = option.get_description(),
                .isRequired = option.get_required()};
    for (const std::string& name : option.get_snames())
        taken.names.push_back('-' + name);
    for (const std::string& name : option.get_lnames())
        taken.names.push_back("--" + name);
    if (taken.names.empty())
        taken.names.push_back(option.get_name(true));
    return taken;
}

bool isHelp(const CLI::App& app, const CLI::Option* option)
{
    return option == app.get_help_ptr();
}

/// Builds noun and verb as subcommands; `parsed` learns which of them was typed.
void addCommands(CLI::App& app, Parsed& parsed)
{
    std::map<std::string, CLI::App*> nouns;
    for (const Command& command : commands()) {
        CLI::App*& noun = nouns[command.noun];
        if (noun == nullptr) {
            noun = app.add_subcommand(command.noun, command.verb.empty() ? command.help : helpOfNoun(command.noun));
            noun->group(words(Text::tr("Subcommands")));
            noun->footer(words(Text::tr("Global options: traceo --help")));
            noun->fallthrough();
        }
        CLI::App* target = noun;
        if (!command.verb.empty()) {
            noun->require_subcommand(1);
            target = noun->add_subcommand(command.verb, command.help);
            target->group(words(Text::tr("Subcommands")));
            target->fallthrough();
        }
        if (!command.example.empty())
            target->footer(words(Text::tr("Global options: traceo --help")) + "\n" + words(Text::tr("Example:")) + "\n  "
                           + command.example);
        Syntax syntax(*target);
        target->callback([&parsed, &command, run = command.prepare(syntax)] {
            parsed.run = run;
            parsed.watchesItself = command.watchesItself;
        });
    }
}

/// CLI11's own words; what is not named here is not shown.
void translate(CLI::App& app)
{
    app.option_defaults()->group(words(Text::tr("Options"))); // of all that is added from here on
    app.set_help_flag("-h,--help", words(Text::tr("Print this help message and exit")));
    for (const auto& [label, shown] :
         {std::pair("Usage", Text::tr("Usage")), std::pair("OPTIONS", Text::tr("OPTIONS")),
          std::pair("SUBCOMMAND", Text::tr("SUBCOMMAND")), std::pair("SUBCOMMANDS", Text::tr("SUBCOMMANDS")),
          std::pair("REQUIRED", Text::tr("REQUIRED")), std::pair("Positionals", Text::tr("Positionals"))})
        app.get_formatter()->label(label, words(shown));
}

/// The whole grammar; what is read lands in `parsed`.
void build(CLI::App& app, Parsed& parsed)
{
    app.name("traceo");
    app.description(words(Text::tr("Answers about your SLOs and their history, from the systems you already run.")));
    translate(app);
    app.set_version_flag("--version", "traceo " TRACEO_VERSION, words(Text::tr("Display program version information and exit")));
    app.require_subcommand(1);
    app.fallthrough();
    app.get_formatter()->column_width(28);
    Syntax globals(app, words(Text::tr("Global options")));
    addGlobals(globals, parsed.globals);
    addCommands(app, parsed);
}

QString listOf(const std::vector<std::string>& words)
{
    QStringList list;
    for (const std::string& word : words)
        list << QString::fromStdString(word);
    return list.join(QStringLiteral(", "));
}

/// Options of all commands and of those of a noun that are followed by a value: "-o", "--need".
std::set<std::string> optionsWithValue(const std::string& noun)
{
    std::set<std::string> names;
    const auto add = [&names](const std::vector<Taken>& options) {
        for (const Taken& option : options) {
            if (!option.takes.empty())
                names.insert(option.names.begin(), option.names.end());
        }
    };
    add(describedGlobals());
    for (const Described& command : describedCommands()) {
        if (command.noun == noun)
            add(command.options);
    }
    return names;
}

/// The noun, or the verb behind a right noun, that was probably meant; else the verbs that there are.
void sayNearest(int argc, char** argv)
{
    std::map<std::string, std::vector<std::string>> verbs;
    for (const Command& command : commands())
        verbs[command.noun].push_back(command.verb);
    std::vector<std::string> nouns;
    for (const auto& [noun, own] : verbs)
        nouns.push_back(noun);
    std::string noun;
    std::set<std::string> withValue = optionsWithValue(noun);
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.starts_with('-')) {
            i += withValue.contains(word) ? 1 : 0;
            continue;
        }
        const auto& known = noun.empty() ? nouns : verbs[noun];
        if (std::ranges::find(known, word) == known.end()) {
            const std::string meant = nearest(word, known);
            if (meant.empty() && noun.empty())
                continue; // the value of an option
            if (!meant.empty())
                say(Text::tr("Did you mean “%1”?").arg(QString::fromStdString(noun.empty() ? meant : noun + ' ' + meant)));
            else if (known != std::vector<std::string>{std::string()})
                say(Text::tr("There is no “%1”; there are: %2.").arg(plainText(noun + ' ' + word, 80), listOf(known)));
            return;
        }
        if (!noun.empty())
            return;
        noun = word;
        withValue = optionsWithValue(noun);
    }
}

} // namespace

Syntax::Syntax(CLI::App& app, std::string group) : m_app(app), m_group(std::move(group)) {}

void Syntax::argument(const char* name, std::string& value, const QString& help, const char* takes)
{
    m_app.add_option(name, value, words(help))->type_name(takes);
}

void Syntax::required(const char* name, std::string& value, const QString& help, const char* takes)
{
    m_app.add_option(name, value, words(help))->type_name(takes)->required();
}

void Syntax::required(const char* name, std::vector<std::string>& values, const QString& help)
{
    m_app.add_option(name, values, words(help))->required();
}

void Syntax::option(const char* name, std::string& value, const QString& help, const char* takes)
{
    CLI::Option* const added = m_app.add_option(name, value, words(help))->type_name(takes);
    if (!m_group.empty())
        added->group(m_group);
}

void Syntax::options(const char* name, std::vector<std::string>& values, const QString& help, const char* takes)
{
    m_app.add_option(name, values, words(help))->type_name(takes)->take_all()->allow_extra_args(false);
}

void Syntax::flag(const char* name, bool& value, const QString& help)
{
    CLI::Option* const added = m_app.add_flag(name, value, words(help));
    if (!m_group.empty())
        added->group(m_group);
}

Parsed parse(int argc, char** argv)
{
    Parsed parsed;
    CLI::App app;
    build(app, parsed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (app.exit(error) != 0) {
            sayNearest(argc, argv);
            parsed.exitCode = exitCodeOf(ErrorCode::Usage);
        }
    }
    return parsed;
}

std::string helpPageOf(const std::string& noun)
{
    Parsed parsed;
    CLI::App app;
    build(app, parsed);
    const auto found = app.get_subcommands([&noun](const CLI::App* one) { return one->get_name() == noun; });
    return found.empty() ? std::string() : found.front()->help(app.get_name());
}

std::vector<Described> describedCommands()
{
    std::vector<Described> all;
    for (const Command& command : commands()) {
        Described one{.noun = command.noun, .verb = command.verb, .help = command.help, .example = command.example};
        CLI::App app;
        Syntax syntax(app);
        (void)command.prepare(syntax);
        for (const CLI::Option* option : app.get_options()) {
            if (isHelp(app, option))
                continue;
            (option->get_positional() ? one.arguments : one.options).push_back(described(*option));
        }
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<Taken> describedGlobals()
{
    CLI::App app;
    Globals globals;
    Syntax syntax(app);
    addGlobals(syntax, globals);
    std::vector<Taken> all;
    for (const CLI::Option* option : app.get_options()) {
        if (!isHelp(app, option))
            all.push_back(described(*option));
    }
    return all;
}

} // namespace traceo::cli
