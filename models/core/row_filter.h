#pragma once
// Which rows of a table stay, as it is typed (the grammar of k9s, and columns by name):
//   pay          in one of the cells; a word with signs of a regular expression is one: ^check.*eu
//   !stale       in none of them
//   team:pay     in the column that is named so, or begins so; !team:pay
//   -l team=pay  the column says exactly that; team!=pay; several with commas
//   -f chkavl    the letters are there in this order, up to the end of the text
//   "two words"  with the space between them
// All of it must hold. Case does not matter.
// Any thread; immutable.

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <vector>

namespace traceo {

/// What a column is called in filters.
struct FilterColumn {
    QString id;    ///< "budget_left"
    QString title; ///< translated
};

struct FilterTerm {
    enum class Match : std::uint8_t { Contains, Equals, Fuzzy };
    static constexpr int kAnyColumn = -1;
    static constexpr int kNoColumn = -2; ///< asked for and not there
    Match match = Match::Contains;
    bool isInverse = false;
    int column = kAnyColumn;
    QString text{};
    QRegularExpression pattern{}; ///< as well as the text; empty: no sign of one, or one that cannot be read
};

struct RowFilter {
    std::vector<FilterTerm> terms;
    bool isEmpty() const { return terms.empty(); }
};

/// Any text is a filter: what is no column, no option and no regular expression is a word.
RowFilter parseFilter(const QString& text, const std::vector<FilterColumn>& columns);

/// `cells` are the texts of one row in the order of the columns.
bool accepts(const RowFilter& filter, const QStringList& cells);

} // namespace traceo
