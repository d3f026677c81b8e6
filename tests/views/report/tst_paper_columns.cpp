// How wide columns are on paper: no word is broken as long as another column has something to give.
#include "sample_document.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "views/report/paper_columns.h"
#include "views/report/paper_text.h"
#include "widgets/number_text.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double kTight = paper::mm(2);      ///< between columns
constexpr double kBreakable = paper::mm(14); ///< a column of words is broken to this width at most
constexpr double kOverhang = paper::mm(0.3); ///< of a last letter, which stands in the gap where words are in one line

Reading ratio(double value)
{
    return {.value = value, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 2};
}

bool isOfWords(const DocumentTable::Column& column)
{
    return column.kind != CellKind::Number;
}

double widthOf(const PaperColumns::Span& span)
{
    return span.right - span.left;
}

/// Whether each line begins where a word does.
bool isWhole(const QString& text, const QStringList& lines)
{
    qsizetype at = 0;
    for (const QString& line : lines) {
        if (line.endsWith(u'…') || line.isEmpty())
            return true; // the eighth is cut
        at = text.indexOf(line, at);
        if (at < 0 || (at > 0 && text[at - 1] != QLatin1Char(' ') && text[at - 1] != u':'))
            return false;
        at += line.size();
    }
    return true;
}

QString anyWords(std::mt19937_64& random, std::size_t most, std::size_t longest)
{
    QStringList words;
    for (std::size_t left = random() % (most + 1); left > 0; --left) {
        QString word;
        for (std::size_t letters = 1 + random() % longest; letters > 0; --letters)
            word += QLatin1Char(char('a' + random() % 26));
        words << word;
    }
    return words.join(QLatin1Char(' '));
}

Cell anyCell(CellKind kind, std::mt19937_64& random)
{
    if (kind == CellKind::Number)
        return Cell::ofReading(count(double(random() % 1'000'000'000)));
    if (kind == CellKind::State)
        return Cell::ofStatus(random() % 2 == 0 ? Status::Critical : Status::Ok, u"x"_s + anyWords(random, 3, 12));
    Cell cell = Cell::ofText(anyWords(random, 12, 16));
    cell.kind = kind;
    return cell;
}

DocumentTable anyTable(std::mt19937_64& random)
{
    constexpr CellKind kKinds[] = {CellKind::Text, CellKind::Key, CellKind::Note, CellKind::State, CellKind::Number};
    DocumentTable table{.title = u"Any"_s};
    for (std::size_t left = 2 + random() % 8; left > 0; --left)
        table.columns.push_back(
            {.title = anyWords(random, 1, 8), .kind = kKinds[random() % std::size(kKinds)], .isStrong = random() % 4 == 0});
    for (std::size_t left = 1 + random() % 5; left > 0; --left) {
        auto& row = table.rows.emplace_back();
        for (const DocumentTable::Column& column : table.columns)
            row.push_back(anyCell(column.kind, random));
    }
    return table;
}

/// The caches of the demonstration as the report lists them.
DocumentTable caches()
{
    const std::pair<QString, CellKind> columns[] = {{u"Cache"_s, CellKind::Key},       {u"State"_s, CellKind::State},
                                                    {u"Hit rate"_s, CellKind::Number}, {u"At least"_s, CellKind::Number},
                                                    {u"At most"_s, CellKind::Number},  {u"Lifetime"_s, CellKind::Number},
                                                    {u"p99"_s, CellKind::Number},      {u"Saves"_s, CellKind::Number},
                                                    {u"Memory"_s, CellKind::Number},   {u"Overhead"_s, CellKind::Number},
                                                    {u"Evicted"_s, CellKind::Number},  {u"False"_s, CellKind::Number}};
    DocumentTable table{.title = u"Caches"_s};
    for (const auto& [title, kind] : columns)
        table.columns.push_back({.title = title, .kind = kind});
    const std::pair<QString, QString> rows[] = {{u"catalogue:6379"_s, u"Memory overhead"_s},
                                                {u"results:6379"_s, u"Below target"_s},
                                                {u"sessions:6379"_s, u"On target"_s},
                                                {u"shop-db:5432"_s, u"On target"_s}};
    for (const auto& [name, word] : rows) {
        auto& row = table.rows.emplace_back();
        row = {Cell::ofKey(name), Cell::ofStatus(Status::Warning, word)};
        for (int i = 0; i < 4; ++i)
            row.push_back(Cell::ofReading(ratio(0.9038)));
        row.push_back(Cell::ofReading({.value = 490e-6, .unit = Unit::Seconds, .quality = Quality::Ok}));
        row.push_back(Cell::ofReading(ratio(0.888)));
        row.push_back(Cell::ofReading({.value = 1.56 * 1024 * 1024 * 1024, .unit = Unit::Bytes, .quality = Quality::Ok}));
        row.push_back(Cell::ofReading(ratio(0.076)));
        row.push_back(Cell::ofReading(count(74'743'783)));
        row.push_back(Cell::ofReading(ratio(0.004)));
    }
    return table;
}

} // namespace

class TstPaperColumns : public QObject {
    Q_OBJECT

    PageStyle m_style{{.locale = QLocale::c()}};

private Q_SLOTS:
    /// “overhead” once was “overhea” and “d”, though the name beside it had room to give.
    void statesOfCachesAreNotBrokenWithinAWord()
    {
        const DocumentTable table = caches();
        const double width = std::max(paper::body().width(), neededBy(table)); // of a font that is wider than the report's
        const PaperColumns columns = PaperColumns::of(table, width, m_style);
        QCOMPARE(brokenIn(table, columns), QStringList());
        QVERIFY(columns.spans.back().right <= width + 1);
    }

    void whereTheLongestWordsJustFitNoneIsBroken()
    {
        const DocumentTable table = caches();
        const double width = neededBy(table) + 1;
        const PaperColumns columns = PaperColumns::of(table, width, m_style);
        QCOMPARE(brokenIn(table, columns), QStringList());
        QVERIFY(columns.spans.back().right <= width + 1);
        QVERIFY(!brokenIn(table, PaperColumns::of(table, width - paper::mm(4), m_style)).isEmpty()); // and not by chance
    }

    /// A word that cannot be whole in any way does not cost the others theirs.
    void theLongestWordIsBrokenBeforeOthers()
    {
        DocumentTable table{.title = u"Keys"_s};
        table.columns = {{.title = u"Key"_s, .kind = CellKind::Key},
                         {.title = u"State"_s, .kind = CellKind::State},
                         {.title = u"Why"_s, .kind = CellKind::Text}};
        const QString why = u"Its fragmentation is considerably above what was agreed upon"_s;
        table.rows.push_back({Cell::ofKey(QString(300, u'W')), Cell::ofStatus(Status::Critical, u"Memory overhead"_s),
                              Cell::ofText(why + QLatin1Char(' ') + why)});
        const PaperColumns columns = PaperColumns::of(table, paper::body().width(), m_style);
        QCOMPARE(brokenIn(table, columns), QStringList{u"Key"_s});
        QVERIFY(columns.spans.back().right <= paper::body().width() + 1);
    }

    void ofAnyTableWordsAreBrokenOnlyWhereTheyDoNotFitTogether()
    {
        const quint32 seed = seedOfRun();
        std::mt19937_64 random(seed);
        int fitting = 0;
        int shrunk = 0;
        for (int run = 0; run < 600; ++run) {
            const QByteArray where = "seed " + QByteArray::number(seed) + ", run " + QByteArray::number(run);
            const DocumentTable table = anyTable(random);
            const double width = paper::mm(60 + double(random() % 200));
            const PaperColumns columns = PaperColumns::of(table, width, m_style);
            const QStringList broken = brokenIn(table, columns);
            const bool fits = neededBy(table) <= width;
            fitting += fits ? 1 : 0;
            shrunk += fits && naturalOf(table) > width ? 1 : 0;
            QVERIFY2(!fits || broken.isEmpty(), where.constData());
            QVERIFY2(!fits || columns.spans.back().right <= width + 2, where.constData());
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const DocumentTable::Column& column = table.columns[i];
                const double own = widthOf(columns.spans[i]);
                QVERIFY2(fitted(column.title, m_style.columnTitle(), own) == column.title, where.constData());
                QVERIFY2(i == 0 || columns.spans[i].left - columns.spans[i - 1].right >= kTight - 1, where.constData());
                QVERIFY2(isOfWords(column) || own >= neededBy(table, i) - 2, where.constData());
            }
        }
        QVERIFY2(fitting > 60 && shrunk > 30 && fitting < 540,
                 qPrintable(u"%1, %2, seed %3"_s.arg(fitting).arg(shrunk).arg(seed)));
    }

    void shortWordsAreNeverBrokenAndNothingStandsBeyondThePage()
    {
        const quint32 seed = seedOfRun();
        std::mt19937_64 random(seed);
        for (int run = 0; run < 300; ++run) {
            const QByteArray where = "seed " + QByteArray::number(seed) + ", run " + QByteArray::number(run);
            const DocumentTable table = anyTable(random);
            double least = kTight * double(table.columns.size() - 1);
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const double title = advance(m_style.columnTitle(), table.columns[i].title);
                const double own = neededBy(table, i);
                least += isOfWords(table.columns[i]) ? std::min(own, std::max(title, kBreakable)) : own;
            }
            const PaperColumns columns = PaperColumns::of(table, least, m_style); // as narrow as it can be
            QVERIFY2(columns.spans.back().right <= least + 2, where.constData());
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const bool isShort = neededBy(table, i) <= kBreakable;
                QVERIFY2(!isShort || widthOf(columns.spans[i]) >= neededBy(table, i) - kOverhang, where.constData());
            }
        }
    }

private:
    /// A word or number of a cell and what stands beside it.
    double neededBy(const Cell& cell, bool isStrong) const
    {
        if (cell.kind == CellKind::Number)
            return NumberText(m_style.strongCell()).width(paper_cell::numberText(cell, m_style.format()));
        const bool isState = cell.kind == CellKind::State;
        const bool isLoud = isState && cell.status == Status::Critical;
        const double shape = isState ? paper_cell::kShape + paper_cell::kShapeGap : 0;
        return shape + longestWord(cell.text, isStrong || isLoud ? m_style.strongCell() : m_style.cell());
    }
    double neededBy(const DocumentTable& table, std::size_t column) const
    {
        double longest = advance(m_style.columnTitle(), table.columns[column].title);
        for (const auto& row : table.rows)
            longest = std::max(longest, neededBy(row[column], table.columns[column].isStrong) + 1);
        return longest;
    }
    /// With no word broken.
    double neededBy(const DocumentTable& table) const
    {
        double all = kTight * double(table.columns.size() - 1);
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            all += neededBy(table, i);
        return all;
    }
    /// Roughly what it would take with a line a row.
    double naturalOf(const DocumentTable& table) const
    {
        double all = kTight * double(table.columns.size() - 1);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            double widest = 0;
            for (const auto& row : table.rows)
                widest = std::max(widest, advance(m_style.cell(), row[i].text));
            all += std::max(widest, neededBy(table, i));
        }
        return all;
    }
    /// Titles of the columns in which a word is broken.
    QStringList brokenIn(const DocumentTable& table, const PaperColumns& columns) const
    {
        QStringList broken;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto isBroken = [&](const std::vector<Cell>& row) {
                const double width = widthOf(columns.spans[i]);
                return !isWhole(row[i].text, paper_cell::linesOf(row[i], width, table.columns[i].isStrong, m_style));
            };
            if (isOfWords(table.columns[i]) && std::ranges::any_of(table.rows, isBroken))
                broken << table.columns[i].title;
        }
        return broken;
    }
};
TRACEO_TEST(TstPaperColumns);
#include "tst_paper_columns.moc"
