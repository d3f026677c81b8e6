#include "core/fuzzy.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace traceo {
namespace {

constexpr int kLetter = 1;
constexpr int kWordStart = 8;
constexpr int kSideBySide = 7;
constexpr int kWhole = 6; ///< all letters side by side: before some of them and a stray one that begins a word
constexpr int kNameStart = 4;
/// A name is looked at this far; what is typed, too.
constexpr qsizetype kLongest = 256;
constexpr int kNever = std::numeric_limits<int>::min() / 2;

bool startsWord(const QString& text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    return here.isLetterOrNumber() && (!before.isLetterOrNumber() || (before.isLower() && here.isUpper()));
}

int worthOf(const QString& text, qsizetype at)
{
    return kLetter + (startsWord(text, at) ? kWordStart : 0) + (at == 0 ? kNameStart : 0);
}

/// The best worth of everything typed so far with its last letter at each place, and where the letter before stood.
struct Row {
    std::vector<int> best;
    std::vector<qsizetype> from;
};

Row nextRow(const QString& text, QChar letter, const Row* before)
{
    const auto size = std::size_t(text.size());
    Row row{std::vector<int>(size, kNever), std::vector<qsizetype>(size, -1)};
    int bestBefore = before ? kNever : 0; // of the places left of the one looked at
    qsizetype bestAt = -1;
    for (std::size_t at = 0; at < size; ++at) {
        if (before && at > 0 && before->best[at - 1] > bestBefore) {
            bestBefore = before->best[at - 1];
            bestAt = qsizetype(at) - 1;
        }
        if (text[qsizetype(at)].toCaseFolded() != letter || bestBefore == kNever)
            continue;
        int reached = bestBefore;
        row.from[at] = bestAt;
        if (before && at > 0 && before->best[at - 1] != kNever && before->best[at - 1] + kSideBySide > reached) {
            reached = before->best[at - 1] + kSideBySide;
            row.from[at] = qsizetype(at) - 1;
        }
        row.best[at] = reached + worthOf(text, qsizetype(at));
    }
    return row;
}

/// All letters side by side, where they are so.
std::optional<FuzzyMatch> wholeMatch(const QString& word, const QString& text)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0 || word.size() < 3)
        return std::nullopt;
    FuzzyMatch match{.score = kWhole + kSideBySide * int(word.size() - 1), .positions = {}};
    for (qsizetype i = 0; i < word.size(); ++i) {
        match.score += worthOf(text, at + i);
        match.positions.push_back(at + i);
    }
    return match;
}

std::optional<FuzzyMatch> matchWord(const QString& word, const QString& text)
{
    std::vector<Row> rows;
    for (const QChar letter : word) {
        rows.push_back(nextRow(text, letter.toCaseFolded(), rows.empty() ? nullptr : &rows.back()));
    }
    const auto& last = rows.back();
    const auto best = std::max_element(last.best.begin(), last.best.end());
    if (best == last.best.end() || *best <= kNever)
        return std::nullopt;
    FuzzyMatch match{.score = *best, .positions = {}};
    qsizetype at = best - last.best.begin();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        match.positions.push_back(at);
        at = row->from[std::size_t(at)];
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text)
{
    const QString name = text.left(kLongest);
    FuzzyMatch all;
    for (const QString& word : pattern.left(kLongest).split(u' ', Qt::SkipEmptyParts)) {
        auto match = name.isEmpty() ? std::nullopt : matchWord(word, name);
        if (!match)
            return std::nullopt;
        if (auto whole = wholeMatch(word, name); whole && whole->score > match->score)
            match = std::move(whole);
        all.score += match->score;
        all.positions.insert(all.positions.end(), match->positions.begin(), match->positions.end());
    }
    std::ranges::sort(all.positions);
    const auto doubles = std::ranges::unique(all.positions);
    all.positions.erase(doubles.begin(), doubles.end());
    all.score = all.score * 64 - int(name.size()); // of two equal fits the shorter name
    return all;
}

} // namespace traceo
