// `traceo slo verify`: the figure of an SLO worked out again from exported slices, without the history they came from.
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "slo/error_budget.h"
#include "slo/sla/sla_report.h"
#include "slo/sla/slice_digest.h"
#include "slo/sla/slice_file.h"

#include <QFile>

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 kLargest = 1LL << 30;

struct Wish {
    std::string file;
    std::string root;
};

Result<std::string> textOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    const bool isOpen = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return Error{.code = ErrorCode::NotFound,
                     .where = QString::fromStdString(path),
                     .expected = Text::tr("a file that can be read"),
                     .found = file.errorString(),
                     .hint = {}};
    if (file.size() > kLargest)
        return Error{.code = ErrorCode::TooLarge,
                     .where = QString::fromStdString(path),
                     .expected = Text::tr("at most %1").arg(bytesText(double(kLargest))),
                     .found = bytesText(double(file.size())),
                     .hint = {}};
    return file.readAll().toStdString();
}

Json numberOf(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json itemOf(const SliceRows& table, const SlaFigure& figure, const std::string& root)
{
    return {{"name", table.slo},
            {"from", toRfc3339(table.span().from)},
            {"to", toRfc3339(table.span().to)},
            {"objective", table.objective.ratio()},
            {"method", table.method.word()},
            {"rows", table.size()},
            {"good", figure.counted.good},
            {"total", figure.counted.total},
            {"sli", numberOf(figure.attained)},
            {"sli_low", numberOf(figure.low)},
            {"sli_high", numberOf(figure.high)},
            {"sli_without_exclusions", numberOf(figure.plainAttained)},
            {"verdict", wordOf(figure.verdict)},
            {"unknown", figure.unknown},
            {"excluded_minutes", figure.excludedMinutes},
            {"coverage_ratio", figure.coverage()},
            {"budget_spent_ratio",
             numberOf(figure.attained ? budgetSpent(table.objective, figure.counted.bad(), figure.counted.total) : std::nullopt)},
            {"root", root}};
}

void fillRows(Answer& answer, const SliceRows& table, const SlaFigure& figure, const std::string& root, const Asked& asked)
{
    const int decimals = table.objective.decimals + 2;
    const auto share = [decimals](const std::optional<double>& ratio, int places) {
        return ratio ? toText({.value = *ratio,
                               .unit = Unit::Ratio,
                               .quality = Quality::Ok,
                               .better = Better::Higher,
                               .decimals = std::int8_t(places < 0 ? decimals : places)})
                     : QStringLiteral("–");
    };
    answer.columns = {{Text::tr("Number")}, {Text::tr("Value"), true}};
    answer.rows = {{Text::tr("SLO"), plainText(table.slo, 80)},
                   {Text::tr("Time"), rangeText(table.span(), asked.now, asked.style)},
                   {Text::tr("Method"), QString::fromStdString(table.method.word())},
                   {Text::tr("Objective"), share(table.objective.ratio(), table.objective.decimals)},
                   {Text::tr("Attained"), share(figure.attained, -1)},
                   {Text::tr("… at least"), share(figure.low, -1)},
                   {Text::tr("… at most"), share(figure.high, -1)},
                   {Text::tr("… without exclusions"), share(figure.plainAttained, -1)},
                   {Text::tr("Verdict"), verdictText(figure.verdict)},
                   {Text::tr("Good"), countText(figure.counted.good)},
                   {Text::tr("Total"), countText(figure.counted.total)},
                   {Text::tr("Coverage"), share(figure.coverage(), 2)},
                   {Text::tr("Rows"), countText(double(table.size()))},
                   {Text::tr("Root"), QString::fromStdString(root)}};
}

Outcome verified(const Wish& wish, const Context& context)
{
    const auto text = textOf(wish.file);
    if (!text)
        return Outcome::failed(text.error());
    const QString name = QString::fromStdString(wish.file);
    const auto file = readSliceFile(*text, name);
    if (!file)
        return Outcome::failed(file.error());
    const std::string root = sliceRoot(file->table);
    const QString wanted = QString::fromStdString(wish.root).trimmed().toLower();
    if (!wanted.isEmpty() && wanted.toStdString() != root)
        return Outcome::failed({.code = ErrorCode::Corrupt,
                                .where = name,
                                .expected = Text::tr("slices with the root %1").arg(plainText(wanted.toStdString(), 64)),
                                .found = QString::fromStdString(root),
                                .hint = Text::tr("These are not the minutes that the report was made of.")});
    const SlaFigure figure = figureOf(file->table);
    Answer answer{.schema = "traceo.slo.verify/v1", .workspace = {}, .asOf = file->table.span().to};
    answer.items.push_back(itemOf(file->table, figure, root));
    fillRows(answer, file->table, figure, root, context.asked);
    Outcome outcome{.answer = std::move(answer)};
    if (!wanted.isEmpty())
        outcome.notes.push_back(Text::tr("The root is the one that was given."));
    if (file->taken > 0)
        outcome.notes.push_back(
            Text::tr("The file's ends cut time slices: for %1 minutes its own verdict was taken.").arg(file->taken));
    return outcome;
}

} // namespace

Command sloVerifyCommand()
{
    return {.noun = "slo",
            .verb = "verify",
            .help =
                words(Text::tr("Work out the figure of an SLO again from its exported slices, without a history or a workspace; "
                               "with a root, also that they are the minutes a report was made of")),
            .example = "traceo slo verify checkout.csv --root 9f41c07e22ab5d0c…",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.required("FILE", wish->file, Text::tr("What “traceo slo slices NAME -o csv” wrote; - reads stdin"), kFile);
                syntax.option("--root", wish->root, Text::tr("The digest of the slices, as the report has it"), kText);
                return [wish](const Context& context) { return verified(*wish, context); };
            }};
}

} // namespace traceo::cli
