// The cache pane in every state, and what it does with filter, selection, files and its three forms.
#include "models/refresh/no_history.h"
#include "panes/accessible_text.h"
#include "panes/made_caches.h"
#include "support/test_main.h"
#include "views/cache/cache_compare_view.h"
#include "views/cache/cache_index_view.h"
#include "views/cache/cache_pane.h"
#include "widgets/bar_button.h"
#include "widgets/dress.h"
#include "widgets/heat_map.h"
#include "widgets/pane_bar.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

class FixedClock final : public Clock {
public:
    UtcMs now() const override { return kMadeNow; }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

const QStringList kTabs{u"lookups"_s, u"latency"_s, u"memory"_s, u"slowlog"_s, u"false"_s};

std::shared_ptr<CacheReport> stale()
{
    auto report = madeReport({madeRow("sessions:6379", 0.962, Status::Stale, u"Silent"_s)});
    report->rows[0].hitRate = made(0.962, Unit::Ratio, Quality::Stale);
    return report;
}

/// A cache of which only counters are known.
std::shared_ptr<CacheReport> bare()
{
    auto report = madeReport({madeWithout("new:6379", HitWord::OnePoll, Status::Unknown, u"One poll"_s)});
    CacheDetail& detail = *report->detail;
    detail.percentiles.lines.clear();
    detail.memory.lines.clear();
    detail.evictions.lines.clear();
    detail.map = {};
    detail.falseResults.clear();
    detail.slow.clear();
    detail.groups.clear();
    detail.commands.clear();
    detail.ttlSentence.clear();
    return report;
}

std::shared_ptr<CacheReport> longNamed()
{
    const std::string name = "<b>cache</b>." + std::string(300, 'x') + ":6379";
    auto report = madeReport({madeRow(name, 0.79, Status::Warning, u"Below target"_s)});
    report->detail->slow[0].command = std::string(300, 'y');
    report->detail->groups[0].group = std::string(300, 'z') + "*";
    report->detail->commands[0].name = u"SELECT "_s + QString(400, u'w');
    return report;
}

} // namespace

class TstCachePane : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    NoHistory m_none;

    std::unique_ptr<CachePane> pane(bool hasSources = true, Pane::Origin origin = Pane::Origin::Observed)
    {
        auto pane = std::make_unique<CachePane>(
            CachePane::Parts{
                .config = {}, .snapshots = m_none.snapshots(), .clock = m_clock, .hasSources = hasSources, .origin = origin},
            nullptr);
        pane->resize(1130, 760);
        return pane;
    }

    static QTabBar* tabsOf(const CachePane& pane) { return pane.findChild<QTabBar*>(); }

    static void put(CachePane& pane, const QString& state)
    {
        if (state == "loading"_L1)
            pane.findChild<StateView*>()->finishWaiting();
        else if (state == "none"_L1)
            pane.show(std::make_shared<CacheReport>());
        else if (state == "stale"_L1)
            pane.show(stale());
        else if (state == "onepoll"_L1)
            pane.show(bare());
        else if (state == "long"_L1)
            pane.show(longNamed());
        else if (state != "empty"_L1)
            pane.show(usualCaches());
        if (state == "filling"_L1) {
            auto report = usualCaches();
            report->isFilling = true;
            pane.show(report);
        }
        if (state == "error"_L1)
            pane.showError({.code = ErrorCode::Storage, .where = u"history"_s, .found = u"the disk cannot be read"_s});
        if (state.startsWith("indexes"_L1)) {
            pane.setForm(CachePane::Form::Indexes);
            pane.indexes().show(state == "indexes-none"_L1 ? std::make_shared<IndexReport>() : madeAdvice());
        }
        if (state.startsWith("compare"_L1)) {
            pane.setForm(CachePane::Form::Compare);
            pane.compare().show(state == "compare-none"_L1 ? std::make_shared<ComparedPeriods>()
                                                           : madeComparison("prom/results:6379"));
        }
    }

    void look(CachePane& pane, const QString& name)
    {
        pane.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        savePicture(pane, u"cache-"_s + QString::fromLatin1(QTest::currentDataTag()));
        const QString difference = differenceFromGolden(accessibleText(pane), name);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

private Q_SLOTS:
    void everyStateIsDrawnAndSpoken_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const char* state : {"empty", "none", "loading", "usual", "filling", "stale", "onepoll", "error", "long", "indexes",
                                  "indexes-none", "compare", "compare-none"})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(u"%1-%2"_s.arg(QLatin1String(state), dark ? u"dark"_s : u"light"_s)))
                    << QString::fromLatin1(state) << dark;
    }
    void everyStateIsDrawnAndSpoken()
    {
        QFETCH(QString, state);
        QFETCH(bool, dark);
        dress(*qApp, dark ? Theme::dark() : Theme::light());
        const auto shown = pane(state != "empty"_L1);
        put(*shown, state);
        look(*shown, u"cache-"_s + state);
    }

    void everyTabIsDrawnAndSpoken_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("state");
        for (int tab = 1; tab < int(kTabs.size()); ++tab)
            for (const char* state : {"usual", "onepoll", "long"})
                QTest::newRow(qPrintable(u"tab-%1-%2"_s.arg(kTabs[tab], QLatin1String(state))))
                    << tab << QString::fromLatin1(state);
    }
    void everyTabIsDrawnAndSpoken()
    {
        QFETCH(int, tab);
        QFETCH(QString, state);
        dress(*qApp, Theme::light());
        const auto shown = pane();
        put(*shown, state);
        tabsOf(*shown)->setCurrentIndex(tab);
        look(*shown, u"cache-tab-%1-%2"_s.arg(kTabs[tab], state));
    }

    void withoutACacheItSaysHowToGetOne()
    {
        const auto shown = pane();
        put(*shown, u"none"_s);
        shown->QWidget::show();
        const QString words = accessibleText(*shown);
        QVERIFY2(words.contains(u"kind: redis"_s) && words.contains(u"traceo cache status"_s), qPrintable(words));
        QSignalSpy wanted(shown.get(), &Pane::actionWanted);
        named<BarButton>(*shown, Pane::tr("Add source…"))->click();
        QCOMPARE(wanted.size(), 1);
    }

    void theFilterGoesForTheInstances()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        shown->findChild<FilterField*>()->setText(u"sessions"_s);
        QCOMPARE(named<TableView>(*shown, u"Caches"_s)->shownRows(), 1);
        shown->findChild<FilterField*>()->clear();
        QCOMPARE(named<TableView>(*shown, u"Caches"_s)->shownRows(), 3);
    }

    void theSelectionSurvivesAnUpdate()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        auto* const table = named<TableView>(*shown, u"Caches"_s);
        QCOMPARE(table->selectedKey(), u"prom/results:6379"_s);
        shown->show(usualCaches());
        QCOMPARE(table->selectedKey(), u"prom/results:6379"_s);
    }

    void whoChoosesARowIsSaidToGoThere()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        QSignalSpy went(shown.get(), &Pane::objectSelected);
        shown->open(u"prom/sessions:6379"_s);
        QCOMPARE(went.size(), 1);
        QCOMPARE(shown->selected(), u"prom/sessions:6379"_s);
        shown->open(u"prom/sessions:6379"_s); // is there already
        QCOMPARE(went.size(), 1);
    }

    /// Pictures go through all of them; the words are parts of file names.
    void picturesFindEachOfItsForms()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        QCOMPARE(shown->forms(), (QStringList{u"instances"_s, u"indexes"_s, u"compare"_s}));
        shown->showForm(1);
        QVERIFY(shown->form() == CachePane::Form::Indexes);
        shown->showForm(2);
        QVERIFY(shown->form() == CachePane::Form::Compare);
        QVERIFY(!shown->findChild<QTabBar*>()->isVisibleTo(shown.get())); // tabs are those of an instance
    }

    void whoOpensACacheLeavesTheOtherForms()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        shown->setForm(CachePane::Form::Compare);
        shown->open(u"prom/sessions:6379"_s);
        QVERIFY(shown->form() == CachePane::Form::Instances);
    }

    /// One of three is pressed, whoever pressed it.
    void theSwitchShowsTheForm()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        for (const QString& word : {u"Indexes"_s, u"Compare"_s, u"Instances"_s}) {
            named<BarButton>(*shown, word)->click();
            for (const QString& other : {u"Indexes"_s, u"Compare"_s, u"Instances"_s})
                QCOMPARE(named<BarButton>(*shown, other)->isChecked(), word == other);
        }
    }

    void everyTableAndChartCanBeExported()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        shown->indexes().show(madeAdvice());
        shown->compare().show(madeComparison("prom/results:6379"));
        const auto items = shown->exportables();
        std::set<std::string> files;
        for (const auto& item : items) {
            QVERIFY2(item.csv().find("\r\n") != std::string::npos, qPrintable(item.name));
            QVERIFY2(files.insert(item.fileName).second, item.fileName.c_str());
        }
        QCOMPARE(items.size(), 14u);
        QVERIFY(items.front().csv().find("sessions:6379") != std::string::npos);
        for (const char* file : {"caches.csv", "cache-latency-map.csv", "cache-slow-log.csv", "cache-key-groups.csv",
                                 "cache-false-results.csv", "index-advice.csv", "cache-compare.csv"})
            QVERIFY2(files.contains(file), file);
    }

    void filesOfGeneratedDataSaySo()
    {
        const auto shown = pane(true, Pane::Origin::Generated);
        shown->show(usualCaches());
        for (const auto& item : shown->exportables())
            QVERIFY2(item.fileName.starts_with("demo-"), item.fileName.c_str());
    }

    void whatIsNotKnownIsNotExported()
    {
        const auto shown = pane();
        shown->show(bare());
        for (const auto& item : shown->exportables())
            QVERIFY2(item.fileName != "cache-slow-log.csv" && item.fileName != "cache-memory.csv", item.fileName.c_str());
    }

    void theBadgeCountsTheWorst()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        QCOMPARE(shown->badge().worst, Status::Warning);
        QCOMPARE(shown->badge().count, 1);
        shown->show(stale()); // nobody can tell: nothing to count
        QCOMPARE(shown->badge().count, 0);
    }

    void everyCacheCanBeGoneTo()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        QCOMPARE(shown->objects().size(), 3u);
        QCOMPARE(shown->objects().front().key, u"prom/results:6379"_s);
        QCOMPARE(shown->objects().front().name, u"results:6379"_s);
    }

    void theHeatMapHasARowABucket()
    {
        const auto shown = pane();
        shown->show(usualCaches());
        const Heat& heat = shown->findChild<HeatMap*>()->heat();
        QCOMPARE(heat.rows.size(), 6u);
        QVERIFY2(heat.rows.front().name.startsWith(u"over"_s), qPrintable(heat.rows.front().name));
    }

    void fillingIsNotComplete()
    {
        const auto shown = pane();
        put(*shown, u"filling"_s);
        QVERIFY(!shown->isComplete());
    }

    void theSqlOfAnAdviceIsCopiedAndNothingElse()
    {
        const auto shown = pane();
        put(*shown, u"indexes"_s);
        auto* const table = named<TableView>(*shown, u"Advice on indexes"_s);
        table->setCurrentIndex(table->model()->index(1, 0));
        named<BarButton>(*shown, u"Copy SQL"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"DROP INDEX CONCURRENTLY public.orders_by_customer_created;"_s);
    }

    void anAdviceWithoutSqlOffersNothingToCopy()
    {
        const auto shown = pane();
        put(*shown, u"indexes"_s); // the first is shown
        QVERIFY(named<BarButton>(*shown, u"Copy SQL"_s)->isHidden());
    }

    void periodsOfADeployStandInTheForm()
    {
        const auto shown = pane();
        put(*shown, u"compare"_s);
        QCOMPARE(named<QLineEdit>(*shown, u"Before"_s)->text(), u"2025-11-23 10:05 to 2025-11-23 12:05"_s);
        QCOMPARE(named<QLineEdit>(*shown, u"After"_s)->text(), u"2025-11-23 12:05 to 2025-11-23 14:05"_s);
        QCOMPARE(named<QComboBox>(*shown, u"Around"_s)->currentText(), u"catalogue cache 2.7.0, 12:05"_s);
        QCOMPARE(named<QComboBox>(*shown, u"Cache"_s)->count(), 3);
    }

    /// A report comes every few seconds: what is half typed, or chosen, or looked through, is not taken away.
    void aNewReportLeavesTheFormAsItIs()
    {
        const auto shown = pane();
        put(*shown, u"compare"_s);
        auto* const before = named<QLineEdit>(*shown, u"Before"_s);
        auto* const caches = named<QComboBox>(*shown, u"Cache"_s);
        before->setText(u"yesterday at"_s);
        caches->setCurrentIndex(2);
        QSignalSpy cleared(caches->model(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy clearedAround(named<QComboBox>(*shown, u"Around"_s)->model(), &QAbstractItemModel::rowsRemoved);
        shown->show(usualCaches());
        shown->compare().show(madeComparison("prom/results:6379"));
        QCOMPARE(before->text(), u"yesterday at"_s);
        QCOMPARE(caches->currentIndex(), 2);
        QVERIFY(cleared.isEmpty() && clearedAround.isEmpty());
    }

    void aPeriodThatCannotBeReadSaysSoUnderItsField()
    {
        const auto shown = pane();
        put(*shown, u"compare"_s);
        shown->QWidget::show();
        shown->ask({.now = kMadeNow, .range = kHour});
        auto* const before = named<QLineEdit>(*shown, u"Before"_s);
        before->setText(u"when it was slow"_s);
        Q_EMIT before->editingFinished();
        const QString words = accessibleText(*shown);
        QVERIFY2(words.contains(u"when it was slow"_s) && words.contains(u"expected"_s, Qt::CaseInsensitive), qPrintable(words));
    }
};

TRACEO_TEST(TstCachePane);
#include "tst_cache_pane.moc"
