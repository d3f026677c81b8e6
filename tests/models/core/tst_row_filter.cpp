#include "core/row_filter.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstRowFilter : public QObject {
    Q_OBJECT

    const std::vector<FilterColumn> m_columns{
        {u"state"_s, u"State"_s}, {u"name"_s, u"SLO"_s}, {u"owner"_s, u"Owner"_s}, {u"budget_left"_s, u"Left"_s}};
    const std::vector<QStringList> m_rows{{u"Critical"_s, u"checkout-availability"_s, u"Storefront"_s, u"8.1 %"_s},
                                          {u"Warning"_s, u"payments-auth"_s, u"Payments"_s, u"31.4 %"_s},
                                          {u"Stale"_s, u"ledger-posting"_s, u"Payments"_s, u"63.5 %"_s},
                                          {u"OK"_s, u"payments-eu.west"_s, u"Payments Europe"_s, u"84.0 %"_s}};

    /// The places of the rows that stay.
    std::vector<int> kept(const QString& text) const
    {
        const RowFilter filter = parseFilter(text, m_columns);
        std::vector<int> rows;
        for (int i = 0; i < int(m_rows.size()); ++i) {
            if (accepts(filter, m_rows[std::size_t(i)]))
                rows.push_back(i);
        }
        return rows;
    }

private Q_SLOTS:
    void whatIsTypedDecidesWhatStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::vector<int>>("rows");
        using Rows = std::vector<int>;
        QTest::newRow("nothing") << QString() << Rows{0, 1, 2, 3};
        QTest::newRow("a word") << u"PAY"_s << Rows{1, 2, 3};
        QTest::newRow("all words") << u"pay led"_s << Rows{2};
        QTest::newRow("not a word") << u"pay !stale"_s << Rows{1, 3};
        QTest::newRow("in a column") << u"name:pay"_s << Rows{1, 3};
        QTest::newRow("a column by its title") << u"SLO:pay"_s << Rows{1, 3};
        QTest::newRow("a column by how it begins") << u"own:europe"_s << Rows{3};
        QTest::newRow("not in a column") << u"!name:pay"_s << Rows{0, 2};
        QTest::newRow("no such column is a word") << u"http://x"_s << Rows{};
        QTest::newRow("a label") << u"-l owner=payments"_s << Rows{1, 2};
        QTest::newRow("not a label") << u"-l owner!=payments"_s << Rows{0, 3};
        QTest::newRow("two labels") << u"-l owner==payments,state=stale"_s << Rows{2};
        QTest::newRow("a label nobody has") << u"-l region=eu"_s << Rows{};
        QTest::newRow("not a label nobody has") << u"-l region!=eu"_s << Rows{0, 1, 2, 3};
        QTest::newRow("a label and a word") << u"-l owner=payments auth"_s << Rows{1};
        QTest::newRow("fuzzy") << u"-f chkavl"_s << Rows{0};
        QTest::newRow("not fuzzy") << u"-f !chkavl"_s << Rows{1, 2, 3};
        QTest::newRow("a word, then fuzzy") << u"payments -f eur"_s << Rows{3};
        QTest::newRow("a regular expression") << u"^pay.*(auth|posting)$"_s << Rows{1};
        QTest::newRow("not a regular expression") << u"!^pay.*h$"_s << Rows{0, 2, 3};
        QTest::newRow("a regular expression in a column") << u"left:^8[0-9]?\\."_s << Rows{0, 3};
        QTest::newRow("a dot means itself, too") << u"eu.west"_s << Rows{3};
        QTest::newRow("no regular expression is a word") << u"pay("_s << Rows{};
        QTest::newRow("quotes keep a space") << u"\"payments europe\""_s << Rows{3};
        QTest::newRow("a quote that stays open") << u"\"payments eur"_s << Rows{3};
        QTest::newRow("half-typed") << u"! name: -l"_s << Rows{0, 1, 2, 3};
    }
    void whatIsTypedDecidesWhatStays()
    {
        QFETCH(QString, text);
        QTEST(kept(text), "rows");
    }

    void aCostlyPatternEnds()
    {
        const RowFilter filter = parseFilter(u"^(a+)+(b|c)*(a+)+$"_s, {});
        const QString cell = QString(200, u'a') + u'!';
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!accepts(filter, {cell}));
        QVERIFY2(timer.elapsed() < 1000, "a pattern must not hold up the window");
    }
};

TRACEO_TEST(TstRowFilter);
#include "tst_row_filter.moc"
