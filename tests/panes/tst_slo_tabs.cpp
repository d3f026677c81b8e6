// The tabs of the selected SLO, each in every state.
#include "models/refresh/no_history.h"
#include "models/slo/detail/made_tab.h"
#include "panes/accessible_text.h"
#include "slo/slo_facts.h"
#include "support/test_main.h"
#include "views/slo/slo_alerts_view.h"
#include "views/slo/slo_budget_view.h"
#include "views/slo/slo_definition_view.h"
#include "views/slo/slo_ledger_view.h"
#include "views/slo/slo_opinion_view.h"
#include "views/slo/slo_outlook_view.h"
#include "views/slo/slo_pane.h"
#include "vocabulary/marks.h"
#include "widgets/bar_button.h"
#include "widgets/dress.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"
#include "widgets/time_series_chart.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

class FixedClock final : public Clock {
public:
    UtcMs now() const override { return kEnd + Millis{5'000}; }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

const QStringList kTabs{u"outlook"_s, u"budget"_s, u"alerts"_s, u"ledger"_s, u"definition"_s, u"opinion"_s};

SloDefinition checkout()
{
    SloDefinition slo = test::slo("checkout", 99.9, 3 * kDay);
    slo.validFrom = kEnd - 30 * kDay;
    return slo;
}

/// Two outages, the first after a deploy, and a marked incident.
bool fill(Store& store)
{
    store.clock.set(kEnd + Millis{5'000});
    if (!store.open())
        return false;
    Batch batch = trafficBy("checkout", 10 * kDay, [](std::int64_t age) {
        const bool isBad = (age >= 7200 && age < 7220) || (age >= 2000 && age < 2012) || (age >= 200 && age < 203);
        return isBad ? MinuteOf{400, 200} : age % 40 == 0 ? MinuteOf{599, 1} : MinuteOf{600, 0};
    });
    batch.facts = {vocabulary::markOf(vocabulary::kDeployFact, kEnd - 2010 * kMinute, {},
                                      {.text = "checkout 4.18.0", .service = "Shop", .author = "demo", .link = {}}),
                   vocabulary::markOf(vocabulary::kNoteFact, kEnd - 2012 * kMinute, kEnd - 1990 * kMinute,
                                      {.text = "checkout down", .service = "Shop", .author = "kim", .link = {}})};
    SloDefinition before = checkout();
    before.objective = {.parts = 995'000'000, .decimals = 1};
    for (Fact& fact : definitionFacts({{before}}, Missing::IsGone, {}, kEnd - 20 * kDay))
        batch.facts.push_back(std::move(fact));
    batch.facts.back().validTo = kEnd - 5 * kDay;
    for (Fact& fact : definitionFacts({{checkout()}}, Missing::IsGone, {}, kEnd - 5 * kDay)) {
        batch.facts.push_back(std::move(fact));
        batch.facts.back().validFrom = kEnd - 5 * kDay;
    }
    return bool(store.commit(std::move(batch)));
}

template <class Tab>
using Make = Result<Tab> (*)(const history::Snapshot&, const SloConfig&, const Question&);

/// As it is made for the definition, over five days; so much later than the newest sample.
template <class Tab>
std::shared_ptr<const Tab> made(const Store& store, Make<Tab> make, const SloDefinition& slo, Millis later)
{
    Question asked = questionOf(slo.name, 5 * kDay);
    asked.now += later;
    auto tab = make(store.snapshot({.view = asked.moment()}), {{slo}}, asked);
    if (!tab)
        qFatal("%s", qPrintable(toText(tab.error())));
    return std::make_shared<const Tab>(std::move(*tab));
}

} // namespace

class TstSloTabs : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    NoHistory m_none;
    Store m_store;

    std::unique_ptr<SloPane> pane(const QString& tab)
    {
        auto pane =
            std::make_unique<SloPane>(SloPane::Parts{.config = {{checkout()}}, .snapshots = m_none.snapshots(), .clock = m_clock},
                                      nullptr);
        pane->resize(1130, 760);
        const Question asked = questionOf("checkout", 5 * kDay);
        auto report = build(m_store.snapshot({.view = asked.moment()}), {{checkout()}}, asked);
        pane->show(std::make_shared<const SloReport>(std::move(report).value()));
        pane->findChild<QTabBar*>()->setCurrentIndex(int(kTabs.indexOf(tab)));
        return pane;
    }

    void put(SloPane& pane, const SloDefinition& slo, Millis later = Millis{0})
    {
        pane.findChild<SloOutlookView*>()->show(made<OutlookTab>(m_store, &buildOutlookTab, slo, later));
        pane.findChild<SloBudgetView*>()->show(made<BudgetTab>(m_store, &buildBudgetTab, slo, later));
        pane.findChild<SloAlertsView*>()->show(made<AlertsTab>(m_store, &buildAlertsTab, slo, later));
        pane.findChild<SloLedgerView*>()->show(made<LedgerTab>(m_store, &buildLedgerTab, slo, later));
        pane.findChild<SloDefinitionView*>()->show(made<DefinitionTab>(m_store, &buildDefinitionTab, slo, later));
        pane.findChild<SloOpinionView*>()->show(made<OpinionTab>(m_store, &buildOpinionTab, slo, later));
    }

    /// Of counters nobody knows.
    static SloDefinition unknown()
    {
        SloDefinition slo = checkout();
        slo.sli.total = Selector::parse("nothing_total").value();
        slo.sli.bad = slo.sli.total;
        return slo;
    }

    static SloDefinition longNamed()
    {
        SloDefinition slo = checkout();
        slo.displayName = std::string(90, 'x') + " <b>of a very long name</b>";
        slo.owner = std::string(90, 'y');
        slo.description = std::string(400, 'z');
        slo.exclusions = {{.id = std::string(60, 'i'),
                           .slos = {},
                           .start = localOf(kEnd - 6 * kHour, QTimeZone::utc()),
                           .duration = kHour,
                           .rrule = {},
                           .zone = QTimeZone::utc(),
                           .reason = std::string(200, 'r'),
                           .author = "kim",
                           .createdAt = {}}};
        return slo;
    }

    static SloTabView* tabOf(const SloPane& pane, const QString& tab)
    {
        const QStringList names{u"Outlook"_s, u"Budget"_s, u"Alerts"_s, u"Ledger"_s, u"Definition"_s, u"Second opinion"_s};
        return named<SloTabView>(pane, names[kTabs.indexOf(tab)]);
    }

    void enter(SloPane& pane, const QString& tab, const QString& state)
    {
        const Error error{.code = ErrorCode::Storage, .found = u"the disk cannot be read"_s};
        if (state == "usual"_L1 || state == "kept"_L1)
            put(pane, checkout());
        if (state == "stale"_L1)
            put(pane, checkout(), 2 * kHour);
        if (state == "long"_L1)
            put(pane, longNamed());
        if (state == "empty"_L1)
            put(pane, unknown());
        if (state == "error"_L1 || state == "kept"_L1)
            tabOf(pane, tab)->showError(error);
        if (state == "loading"_L1)
            tabOf(pane, tab)->findChild<StateView*>()->finishWaiting();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(fill(m_store)); }

    void everyStateIsDrawnAndSpoken_data()
    {
        QTest::addColumn<QString>("tab");
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const QString& tab : kTabs) {
            for (const char* state : {"usual", "stale", "long", "empty", "loading", "error", "kept"}) {
                for (const bool dark : {false, true})
                    QTest::newRow(qPrintable(u"%1-%2-%3"_s.arg(tab, QLatin1String(state), dark ? u"dark"_s : u"light"_s)))
                        << tab << QString::fromLatin1(state) << dark;
            }
        }
    }
    void everyStateIsDrawnAndSpoken()
    {
        QFETCH(QString, tab);
        QFETCH(QString, state);
        QFETCH(bool, dark);
        dress(*qApp, dark ? Theme::dark() : Theme::light());
        const auto shown = pane(tab);
        enter(*shown, tab, state);
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        savePicture(*shown, u"slo-tab-"_s + QString::fromLatin1(QTest::currentDataTag()));
        QWidget& part = *tabOf(*shown, tab);
        const QString difference = differenceFromGolden(accessibleText(part), u"slo-tab-%1-%2"_s.arg(tab, state));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void theWindowStaysWhereThePointerLeftTheChart()
    {
        const auto shown = pane(u"budget"_s);
        put(*shown, checkout());
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        auto* const view = shown->findChild<SloBudgetView*>();
        const auto charts = view->findChildren<TimeSeriesChart*>();
        TimeSeriesChart* const course = charts.front();
        TimeSeriesChart* const burnDown = charts.back();
        QCOMPARE(burnDown->chart().range.to, kEnd);
        course->setFocus(Qt::TabFocusReason);
        QTest::keyClick(course, Qt::Key_Home);
        const auto moment = course->cursorMoment();
        QVERIFY(moment && *moment < kEnd - 4 * kDay);
        QCOMPARE(burnDown->chart().range.to, floorTo(*moment, kMinute));
        QCOMPARE(burnDown->chart().range.length(), 3 * kDay);
        QTest::keyClick(course, Qt::Key_Escape);
        QCOMPARE(burnDown->chart().range.to, floorTo(*moment, kMinute));
        const auto buttons = view->findChildren<BarButton*>();
        const auto toNow = std::ranges::find_if(buttons, [](const BarButton* one) { return one->face().words == u"To now"_s; });
        QVERIFY(toNow != buttons.end() && (*toNow)->isVisible());
        (*toNow)->click();
        QCOMPARE(burnDown->chart().range.to, kEnd);
        QVERIFY(!(*toNow)->isVisible());
    }

    void theStepIsChosenByButtons()
    {
        const auto shown = pane(u"budget"_s);
        put(*shown, checkout());
        auto* const view = shown->findChild<SloBudgetView*>();
        auto* const table = named<TableView>(*view, u"What entered and what left"_s);
        const auto before = [table] { return table->model()->index(0, 1).data().toString(); };
        const QString day = before();
        named<BarButton>(*view, u"Since a week before"_s)->click();
        QVERIFY(before() != day);
        named<BarButton>(*view, u"Since a day before"_s)->click();
        QCOMPARE(before(), day);
    }

    void theSlicesAreThoseOfTheSelectedTool()
    {
        const auto shown = pane(u"opinion"_s);
        put(*shown, checkout());
        auto* const view = shown->findChild<SloOpinionView*>();
        auto* const tools = named<TableView>(*view, u"Second opinions"_s);
        auto* const slices = named<TableView>(*view, u"Slices that are counted otherwise"_s);
        const auto choose = [tools](const QString& key) {
            for (int row = 0; row < tools->shownRows(); ++row) {
                const QModelIndex index = tools->model()->index(row, 0);
                if (index.data(KeyRole).toString() == key)
                    tools->setCurrentIndex(index);
            }
        };
        choose(u"traceo"_s);
        QCOMPARE(slices->shownRows(), 0); // ours does not differ from ours
        choose(u"prometheus3"_s);
        QVERIFY(slices->shownRows() > 0);
    }

    void onlyTheTabThatIsLookedAtIsBuilt()
    {
        const auto shown = pane(u"budget"_s);
        shown->setWatched(true); // it fails, as nothing can be read
        auto* const budget = shown->findChild<SloBudgetView*>();
        auto* const state = budget->findChild<StateView*>();
        QTRY_COMPARE(state->accessibleName(), u"This could not be read"_s);
        for (SloTabView* const tab : shown->findChildren<SloTabView*>()) {
            const bool isBuilt = tab->findChild<StateView*>()->accessibleName() == u"This could not be read"_s;
            QVERIFY2(isBuilt == (tab == budget), qPrintable(tab->accessibleName()));
        }
        shown->findChild<QTabBar*>()->setCurrentIndex(4);
        QTRY_COMPARE(shown->findChild<SloDefinitionView*>()->findChild<StateView*>()->accessibleName(),
                     u"This could not be read"_s);
    }

    void everyTableAndChartOfATabCanBeExported()
    {
        for (const QString& tab : kTabs) {
            const auto shown = pane(tab);
            put(*shown, checkout());
            const auto items = shown->exportables();
            QVERIFY2(items.size() > 5, qPrintable(tab));
            for (const auto& item : items)
                QVERIFY2(item.csv().find("\r\n") != std::string::npos, qPrintable(item.name));
        }
    }
};

TRACEO_TEST(TstSloTabs);
#include "tst_slo_tabs.moc"
