#include "core/row_filter.h"

#include "core/fuzzy.h"

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

/// Words between spaces; what stands in quotes keeps its spaces. A quote that is never closed ends with the text.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    QString word;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"') {
            isQuoted = !isQuoted;
            continue;
        }
        if (c.isSpace() && !isQuoted) {
            words << word;
            word.clear();
            continue;
        }
        word += c;
    }
    words << word;
    words.removeAll(QString());
    return words;
}

/// The column that is called so, else the first whose name begins so.
int columnOf(const QString& name, const std::vector<FilterColumn>& columns)
{
    const auto find = [&columns](auto fits) {
        const auto it = std::ranges::find_if(columns, fits);
        return it == columns.end() ? FilterTerm::kNoColumn : int(it - columns.begin());
    };
    if (name.isEmpty())
        return FilterTerm::kNoColumn;
    const int exact = find([&name](const FilterColumn& column) {
        return column.id.compare(name, Qt::CaseInsensitive) == 0 || column.title.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (exact != FilterTerm::kNoColumn)
        return exact;
    return find([&name](const FilterColumn& column) {
        return column.id.startsWith(name, Qt::CaseInsensitive) || column.title.startsWith(name, Qt::CaseInsensitive);
    });
}

/// Bounded, so that a pattern like (a+)+$ does not hold up the window: it fits nothing then.
QRegularExpression patternOf(const QString& text)
{
    static const QString signs = u".*+?[](){}|^$\\"_s;
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return signs.contains(c); }))
        return {};
    const QRegularExpression pattern(u"(*LIMIT_MATCH=20000)"_s + text,
                                     QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern.isValid() ? pattern : QRegularExpression();
}

FilterTerm termOf(QString word, FilterTerm::Match match, const std::vector<FilterColumn>& columns)
{
    FilterTerm term{.match = match, .isInverse = word.startsWith(u'!'), .text = {}, .pattern = {}};
    if (term.isInverse)
        word.remove(0, 1);
    if (const qsizetype colon = word.indexOf(u':'); colon > 0) {
        if (const int column = columnOf(word.left(colon), columns); column >= 0) {
            term.column = column;
            word.remove(0, colon + 1);
        }
    }
    term.text = word;
    if (match == FilterTerm::Match::Contains)
        term.pattern = patternOf(word);
    return term;
}

/// "team=payments", "team==payments", "team!=payments"
FilterTerm labelTermOf(const QString& label, const std::vector<FilterColumn>& columns)
{
    const qsizetype equals = label.indexOf(u'=');
    if (equals <= 0)
        return termOf(label, FilterTerm::Match::Contains, columns);
    const bool isInverse = label[equals - 1] == u'!';
    QString value = label.mid(equals + 1);
    if (value.startsWith(u'='))
        value.remove(0, 1);
    return {.match = FilterTerm::Match::Equals,
            .isInverse = isInverse,
            .column = columnOf(label.left(isInverse ? equals - 1 : equals), columns),
            .text = value,
            .pattern = {}};
}

bool fits(const FilterTerm& term, const QString& cell)
{
    switch (term.match) {
    case FilterTerm::Match::Contains:
        return cell.contains(term.text, Qt::CaseInsensitive)
            || (!term.pattern.pattern().isEmpty() && term.pattern.match(cell).hasMatch());
    case FilterTerm::Match::Equals:
        return cell.compare(term.text, Qt::CaseInsensitive) == 0;
    case FilterTerm::Match::Fuzzy:
        return fuzzyMatch(term.text, cell).has_value();
    }
    Q_UNREACHABLE();
}

bool holds(const FilterTerm& term, const QStringList& cells)
{
    bool isThere = false;
    if (term.column == FilterTerm::kAnyColumn)
        isThere = std::ranges::any_of(cells, [&term](const QString& cell) { return fits(term, cell); });
    else if (term.column >= 0 && term.column < cells.size())
        isThere = fits(term, cells[term.column]);
    return isThere != term.isInverse;
}

} // namespace

RowFilter parseFilter(const QString& text, const std::vector<FilterColumn>& columns)
{
    RowFilter filter;
    auto match = FilterTerm::Match::Contains;
    bool isLabel = false;
    for (const QString& word : wordsOf(text)) {
        if (isLabel) {
            for (const QString& label : word.split(u',', Qt::SkipEmptyParts))
                filter.terms.push_back(labelTermOf(label, columns));
            isLabel = false;
            continue;
        }
        isLabel = word == "-l"_L1;
        if (word == "-f"_L1)
            match = FilterTerm::Match::Fuzzy;
        else if (!isLabel)
            filter.terms.push_back(termOf(word, match, columns));
    }
    // Half-typed: "!", "team:" say nothing yet.
    std::erase_if(filter.terms,
                  [](const FilterTerm& term) { return term.text.isEmpty() && term.match != FilterTerm::Match::Equals; });
    return filter;
}

bool accepts(const RowFilter& filter, const QStringList& cells)
{
    return std::ranges::all_of(filter.terms, [&cells](const FilterTerm& term) { return holds(term, cells); });
}

} // namespace traceo
