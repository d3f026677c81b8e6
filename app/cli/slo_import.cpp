// `traceo slo import`: a file of another tool's SLOs as OpenSLO v1. Needs no workspace.
#include "slo/foreign/slo_import.h"
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "workspace/workspace.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace traceo::cli {
namespace {

struct Wish {
    std::string file;
    std::string format;
    std::string source;
    std::string windows; ///< a file of Sloth's AlertWindows; may be empty
    bool flips = false;
};

/// YAML is all it writes.
std::optional<Error> problemOf(const Wish& wish, const Context& context)
{
    if (!wish.format.empty() && !foreign::formatNamed(wish.format))
        return Error{.code = ErrorCode::Usage,
                     .where = u"--format"_s,
                     .expected = u"sloth, pyrra, slo-generator, nobl9, openslo"_s,
                     .found = QString::fromStdString(wish.format)};
    if (context.globals.output != "table" && context.globals.output != "yaml")
        return Error{.code = ErrorCode::Usage,
                     .where = u"--output"_s,
                     .expected = u"yaml"_s,
                     .found = QString::fromStdString(context.globals.output)};
    return std::nullopt;
}

Result<std::vector<ConfigNode>> documentsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.code = QFile::exists(path) ? ErrorCode::Storage : ErrorCode::NotFound,
                     .where = path,
                     .expected = Text::tr("a file that can be read"),
                     .found = file.errorString()};
    return readYamlDocuments(file.readAll().toStdString(), path);
}

Outcome imported(const Wish& wish, const Context& context)
{
    if (const auto problem = problemOf(wish, context))
        return Outcome::failed(*problem);
    const QString path = QString::fromStdString(wish.file);
    auto documents = documentsOf(path);
    if (!documents)
        return Outcome::failed(documents.error());
    const bool isEmpty = documents->empty();
    if (!wish.windows.empty()) {
        const auto windows = documentsOf(QString::fromStdString(wish.windows));
        if (!windows)
            return Outcome::failed(windows.error());
        documents->insert(documents->end(), windows->begin(), windows->end());
    }
    foreign::Translation done = foreign::importSlos(*documents, {foreign::formatNamed(wish.format), wish.source, wish.flips});
    if (isEmpty)
        done.lost.push_back({.code = ErrorCode::BadValue,
                             .where = path,
                             .expected = Text::tr("SLOs of another tool"),
                             .found = Text::tr("an empty file")});
    Outcome outcome{.errors = done.lost, .notes = done.notes};
    if (done.documents.empty()) {
        outcome.exitCode = exitCodeOf(ErrorCode::Usage);
        return outcome;
    }
    outcome.exitCode = done.lost.empty() ? 0 : 5;
    outcome.answer = Answer{.raw = foreign::yamlOf(done.documents), .isRaw = true};
    return outcome;
}

} // namespace

Command sloImportCommand()
{
    return {.noun = "slo",
            .verb = "import",
            .help = words(Text::tr("SLOs of Sloth, Pyrra, slo-generator, Nobl9 or any OpenSLO as OpenSLO v1, and composites of "
                                   "Nobl9 in the short form; exits with 5 "
                                   "where something could not be carried over, and says what")),
            .example = "traceo slo import sloth.yaml --source prom > slos/checkout.yaml",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.required("FILE", wish->file, Text::tr("The file of SLOs"), kFile);
                syntax.option("--format", wish->format, Text::tr("Whose they are (default: as each document says)"),
                              "sloth|pyrra|slo-generator|nobl9|openslo");
                syntax.option("--source", wish->source,
                              Text::tr("The source of the workspace that is asked, where the file names none"), kSource);
                syntax.option("--windows", wish->windows,
                              Text::tr("Sloth's AlertWindows, where they stand in a file of their own"), kFile);
                syntax.flag("--flip", wish->flips,
                            Text::tr("Turn alerts on burn rates round that would fire while all is well (op: lte, as OpenSLO's "
                                     "examples had it, and lt become gt)"));
                return [wish](const Context& context) { return imported(*wish, context); };
            }};
}

} // namespace traceo::cli
