#include "app/cli/answer.h"
#include "app/cli/text.h"

#include "core/moment.h"
#include "export/csv.h"

#include <algorithm>
#include <optional>

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& value, int indent = -1)
{
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json envelope(const Answer& answer)
{
    Json sources = Json::array();
    for (const AnswerSource& source : answer.sources) {
        Json age = source.ageSeconds ? Json(*source.ageSeconds) : Json(nullptr);
        sources.push_back({{"name", source.name}, {"kind", source.kind}, {"state", source.state}, {"age_s", std::move(age)}});
    }
    return {{"schema", answer.schema},     {"workspace", answer.workspace}, {"as_of", toRfc3339(answer.asOf)},
            {"complete", answer.complete}, {"sources", std::move(sources)}, {"items", answer.items}};
}

// ---- tables for people

/// Columns a terminal needs for a text; combining marks and wide characters are rare in our data.
int widthOf(const QString& text)
{
    return int(text.toUcs4().size());
}

QString padded(const QString& text, int width, bool right)
{
    const QString space(std::max(0, width - widthOf(text)), QLatin1Char(' '));
    return right ? space + text : text + space;
}

std::vector<std::size_t> shownColumns(const Answer& answer, bool wide)
{
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < answer.columns.size(); ++i)
        if (wide || !answer.columns[i].wide)
            shown.push_back(i);
    return shown;
}

QString nothingOf(const Answer& answer)
{
    return answer.nothing.isEmpty() ? Text::tr("Nothing found.") : answer.nothing;
}

std::string tableText(const Answer& answer, bool wide)
{
    if (answer.rows.empty())
        return nothingOf(answer).toStdString() + '\n';
    const auto shown = shownColumns(answer, wide);
    std::vector<int> widths;
    for (const std::size_t column : shown) {
        int width = widthOf(answer.columns[column].title);
        for (const auto& row : answer.rows)
            width = std::max(width, widthOf(row[column]));
        widths.push_back(width);
    }
    QString out;
    const auto line = [&](const auto& textOf) {
        QString words;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (i > 0)
                words += QLatin1String("  ");
            words += padded(textOf(shown[i]), widths[i], answer.columns[shown[i]].right);
        }
        while (words.endsWith(QLatin1Char(' ')))
            words.chop(1);
        out += words + QLatin1Char('\n');
    };
    line([&](std::size_t column) { return answer.columns[column].title.toUpper(); });
    for (const auto& row : answer.rows)
        line([&](std::size_t column) { return row[column]; });
    return out.toStdString();
}

std::string markdownText(const Answer& answer)
{
    QString out = QStringLiteral("|");
    QString rule = QStringLiteral("|");
    for (const TableColumn& column : answer.columns) {
        out += QStringLiteral(" %1 |").arg(column.title);
        rule += column.right ? QStringLiteral(" ---: |") : QStringLiteral(" --- |");
    }
    out += QLatin1Char('\n') + rule + QLatin1Char('\n');
    for (const auto& row : answer.rows) {
        out += QLatin1Char('|');
        for (QString text : row)
            out += QLatin1Char(' ') + text.replace(QLatin1Char('|'), QLatin1String("\\|")) + QLatin1String(" |");
        out += QLatin1Char('\n');
    }
    return out.toStdString();
}

// ---- CSV: members of members become dotted names

void flatten(const std::string& prefix, const Json& value, Json& out)
{
    if (!value.is_object()) {
        out[prefix] = value;
        return;
    }
    for (const auto& [key, member] : value.items())
        flatten(prefix.empty() ? key : prefix + "." + key, member, out);
}

void addCell(CsvText& csv, const Json& value)
{
    if (value.is_null())
        csv.nothing();
    else if (value.is_string())
        csv.text(value.get_ref<const std::string&>());
    else if (value.is_number())
        csv.rawNumber(dumped(value));
    else
        csv.text(dumped(value));
}

std::string csvText(const Json& items)
{
    std::vector<Json> flat;
    std::vector<std::string> names;
    for (const Json& item : items) {
        Json row = Json::object();
        flatten({}, item, row);
        for (const auto& [key, value] : row.items())
            if (std::ranges::find(names, key) == names.end())
                names.push_back(key);
        flat.push_back(std::move(row));
    }
    CsvText csv;
    for (const std::string& name : names)
        csv.text(name);
    csv.endRow();
    for (const Json& row : flat) {
        for (const std::string& name : names)
            addCell(csv, row.contains(name) ? row[name] : Json());
        csv.endRow();
    }
    return csv.take();
}

// ---- YAML: JSON is YAML, but people read this one

void yamlInto(std::string& out, const Json& value, int depth)
{
    const std::string indent(std::size_t(depth) * 2, ' ');
    const auto child = [&](const Json& member) {
        if (member.is_structured() && !member.empty()) {
            out += '\n';
            yamlInto(out, member, depth + 1);
            return;
        }
        out += " " + dumped(member) + "\n";
    };
    if (value.is_object()) {
        for (const auto& [key, member] : value.items()) {
            out += indent + dumped(key) + ":";
            child(member);
        }
        return;
    }
    for (const Json& member : value) {
        out += indent + "-";
        child(member);
    }
}

/// "budget.total" is a member of a member; null when there is none.
const Json* memberOf(const Json& item, const std::string& field)
{
    if (const auto own = item.find(field); own != item.end())
        return &*own;
    const std::size_t point = field.find('.');
    const auto outer = point == std::string::npos ? item.end() : item.find(field.substr(0, point));
    return outer == item.end() || !outer->is_object() ? nullptr : memberOf(*outer, field.substr(point + 1));
}

Result<Json> kept(const Json& items, const std::vector<std::string>& fields)
{
    if (fields.empty())
        return items;
    Json out = Json::array();
    for (const Json& item : items) {
        Json row = Json::object();
        for (const std::string& field : fields) {
            const Json* member = memberOf(item, field);
            if (member == nullptr)
                return Error{.code = ErrorCode::Usage,
                             .where = QStringLiteral("--fields"),
                             .expected = Text::tr("names of members of an item"),
                             .found = QString::fromStdString(field),
                             .hint = Text::tr("“-o json” shows all of them.")};
            row[field] = *member;
        }
        out.push_back(std::move(row));
    }
    return out;
}

/// A table of what was asked for by name: the values as they are, not as people write them.
void tabulate(Answer& answer, const std::vector<std::string>& fields)
{
    answer.columns.clear();
    for (const std::string& field : fields)
        answer.columns.push_back({QString::fromStdString(field)});
    answer.rows.clear();
    for (const Json& item : answer.items) {
        std::vector<QString> row;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const Json& value = item.at(fields[i]);
            answer.columns[i].right = answer.columns[i].right || value.is_number();
            row.push_back(value.is_null()         ? QStringLiteral("–")
                              : value.is_string() ? QString::fromStdString(value.get_ref<const std::string&>())
                                                  : QString::fromStdString(dumped(value)));
        }
        answer.rows.push_back(std::move(row));
    }
}

std::string linesOf(const Json& items)
{
    std::string out;
    for (const Json& item : items)
        out += dumped(item) + "\n";
    return out;
}

} // namespace

Result<Format> formatOf(const std::string& word)
{
    static const std::vector<std::pair<std::string, Format>> formats = {{"table", Format::Table}, {"wide", Format::Wide},
                                                                        {"json", Format::Json},   {"jsonl", Format::Jsonl},
                                                                        {"csv", Format::Csv},     {"yaml", Format::Yaml},
                                                                        {"md", Format::Markdown}};
    const auto it = std::ranges::find(formats, word, &std::pair<std::string, Format>::first);
    if (it != formats.end())
        return it->second;
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--output"),
                 .expected = QStringLiteral("table, wide, json, jsonl, csv, yaml, md"),
                 .found = QString::fromStdString(word)};
}

Result<std::string> print(const Answer& answer, Format format, const std::vector<std::string>& fields)
{
    if (answer.isRaw)
        return answer.raw;
    auto items = kept(answer.items, fields);
    if (!items)
        return items.error();
    Answer shown = answer;
    shown.items = *items;
    if (!fields.empty())
        tabulate(shown, fields);
    switch (format) {
    case Format::Table:
        return tableText(shown, false);
    case Format::Wide:
        return tableText(shown, true);
    case Format::Json:
        return dumped(envelope(shown), 2) + "\n";
    case Format::Jsonl:
        return linesOf(shown.items);
    case Format::Csv:
        return csvText(shown.items);
    case Format::Yaml: {
        std::string out;
        yamlInto(out, envelope(shown), 0);
        return out;
    }
    case Format::Markdown:
        return markdownText(shown);
    }
    Q_UNREACHABLE();
}

} // namespace traceo::cli
