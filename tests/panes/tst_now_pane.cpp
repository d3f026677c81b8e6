#include "models/refresh/no_history.h"
#include "panes/accessible_text.h"
#include "support/test_main.h"
#include "views/overview/now_pane.h"
#include "widgets/dress.h"
#include "widgets/fonts.h"
#include "widgets/state_view.h"
#include "widgets/status_strip.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNow = utcMs(1'763'906'700'000); // 23 Nov 2025 14:05 UTC

class FixedClock final : public Clock {
public:
    UtcMs now() const override { return kNow; }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

std::shared_ptr<const Explanation> why()
{
    auto explanation = std::make_shared<Explanation>();
    explanation->title = u"A number"_s;
    return explanation;
}

Finding finding(const std::string& key, Status status, const QString& title, const QString& reason, Millis age,
                const QString& owner, Link link = {})
{
    Finding one{.key = key,
                .kind = key.starts_with("slo/")  ? FindingKind::Budget
                    : key.starts_with("source/") ? FindingKind::Source
                                                 : FindingKind::Alert,
                .status = status,
                .title = title,
                .reason = reason};
    one.owner = owner;
    one.age = ageReading(kNow - age, kNow, why());
    one.link = std::move(link);
    return one;
}

std::vector<Finding> usualList()
{
    return {
        finding(
            "slo/checkout", Status::Critical, u"checkout-availability burns 31.8×"_s,
            u"The budget is spent 31.8× as fast as it may be. Gone at 15:43 at this pace. Began 13:12 with deploy checkout 4.21.2."_s,
            53 * kMinute, u"Storefront"_s, {"slo", "checkout-availability"}),
        finding("alert/webhooks", Status::Critical, u"WebhooksDown: ingest"_s, u"ingest refuses connections"_s, 17 * kMinute,
                u"Platform"_s),
        finding("alert/smtp", Status::Warning, u"CertificateEnds: smtp relay"_s, u"It ends in 7 days."_s, 16 * kDay,
                u"Platform"_s),
        finding("source/vm-eu", Status::Stale, u"vm-eu has not answered"_s,
                u"No connection. 3 objectives show what was known then."_s, 77 * kMinute, {}),
        finding("alert/quiet", Status::Maintenance, u"TargetDown: webhooks"_s,
                u"webhooks-0:8080 cannot be scraped (silenced until 16:00 by platform: the exporter is being replaced)"_s, kDay,
                u"Platform"_s)};
}

AlertRow past(const QString& name, AlertState state, Millis begin, Millis length)
{
    AlertRow row{.key = name.toStdString(), .state = state, .status = Status::Critical, .name = name};
    row.severity = u"page"_s;
    row.service = u"checkout"_s;
    row.owner = u"Storefront"_s;
    row.sources = {"prom", "am"};
    row.begin = kNow - begin;
    row.duration = ageReading(kNow - length, kNow, why());
    row.age = ageReading(kNow - begin, kNow, why());
    return row;
}

Strip hours()
{
    const UtcMs end = kNow + 55 * kMinute;
    Strip strip{.title = u"State by hour"_s, .range = {end - kDay, end}, .cell = kHour, .lanes = {}};
    const auto lane = [&](const QString& name, int firstLoud, int lastLoud, Status loud, Status now) {
        Strip::Lane made{.name = name, .parts = {}, .now = now, .words = nameOf(now)};
        for (int i = 0; i < 24; ++i) {
            const UtcMs from = strip.range.from + i * kHour;
            if (loud != Status::Unknown || i < firstLoud || i > lastLoud)
                made.parts.push_back({{from, from + kHour}, i >= firstLoud && i <= lastLoud ? loud : Status::Ok});
        }
        strip.lanes.push_back(std::move(made));
    };
    lane(u"checkout"_s, 22, 23, Status::Critical, Status::Critical);
    lane(u"payments-and-settlements"_s, 18, 23, Status::Warning, Status::Warning);
    lane(u"ledger"_s, 12, 15, Status::Unknown, Status::Ok);
    lane(u"orders"_s, 13, 14, Status::Maintenance, Status::Ok);
    for (int i = 0; i < 8; ++i)
        lane(u"service-%1"_s.arg(i), -1, -1, Status::Critical, Status::Ok);
    return strip;
}

OverviewReport usual()
{
    OverviewReport report;
    report.moment = kNow;
    report.asOf = kNow;
    report.list = usualList();
    for (std::size_t i = 0; i < report.list.size(); ++i)
        report.list[i].rank = countReading(i + 1, kNow, nullptr);
    report.attention = 4;
    report.worst = Status::Critical;
    report.headline = u"4 need attention"_s;
    report.range = {kNow - 30 * kDay, kNow};
    report.hours = hours();
    report.states = {{"slo", {Status::Critical, Status::Ok}}};
    report.alerts = {past(u"ErrorBudgetBurn"_s, AlertState::Firing, 53 * kMinute, 53 * kMinute),
                     past(u"SlowAnswers"_s, AlertState::Resolved, 3 * kDay, 40 * kMinute)};
    report.tiles = {
        {.title = u"Firing now"_s,
         .value = countReading(2, kNow, why()),
         .unit = u"critical"_s,
         .note = u"1 warning, 1 silenced"_s},
        {.title = u"Budgets at risk"_s,
         .value = countReading(1, kNow, why()),
         .unit = u"of 14"_s,
         .note = u"checkout-availability"_s},
        {.title = u"Sources"_s, .value = countReading(7, kNow, why()), .unit = u"of 8 answer"_s, .note = u"silent: vm-eu"_s},
        {.title = u"Oldest reading"_s, .value = ageReading(kNow - 77 * kMinute, kNow, why()), .unit = {}, .note = u"vm-eu"_s}};
    return report;
}

OverviewReport calm()
{
    OverviewReport report = usual();
    report.list.clear();
    report.attention = 0;
    report.worst = Status::Ok;
    report.headline = u"Nothing needs you, as of 14:05"_s;
    return report;
}

} // namespace

class TstNowPane : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    NoHistory m_none;

    std::unique_ptr<NowPane> pane(bool hasSources = true)
    {
        OverviewConfig config;
        if (hasSources)
            config.sources = {{"prom", "prometheus", Millis{15'000}}};
        auto pane = std::make_unique<NowPane>(NowPane::Parts{.config = config, .snapshots = m_none.snapshots(), .clock = m_clock},
                                              nullptr);
        pane->resize(1130, 700);
        return pane;
    }

    static void put(NowPane& pane, const QString& state)
    {
        OverviewReport report = state == "calm"_L1 ? calm() : usual();
        if (state == "loading"_L1)
            pane.findChild<StateView*>()->finishWaiting();
        if (state == "empty"_L1 || state == "loading"_L1)
            return;
        if (state == "partial"_L1)
            report.unseen =
                u"What is firing at vm-eu is not known. 3 objectives cannot be measured while their source is silent."_s;
        if (state == "filling"_L1)
            report.isFilling = true;
        if (state == "offline"_L1) {
            for (Finding& one : report.list)
                one.status = Status::Stale;
            report.headline = u"5 need attention"_s;
        }
        if (state == "huge"_L1) {
            for (int i = 0; i < 2000; ++i)
                report.list.push_back(finding("alert/" + std::to_string(i), Status::Warning,
                                              u"<b>%1</b> "_s.arg(i) + QString(400, u'x'), QString(900, u'y'), kDay,
                                              QString(80, u'o')));
        }
        pane.show(std::make_shared<const OverviewReport>(std::move(report)));
        if (state == "error"_L1)
            pane.showError({.code = ErrorCode::Storage,
                            .where = u"history"_s,
                            .expected = {},
                            .found = u"the disk cannot be read"_s,
                            .hint = {}});
    }

private Q_SLOTS:
    /// Ages grow while nothing is committed, but nobody reads those of a window that is hidden.
    void aHiddenPaneIsNotCountedAnew()
    {
        QThreadPool pool;
        std::atomic<int> counted = 0;
        const auto count = [&counted](history::AsOf, std::stop_token) -> Result<history::Snapshot> {
            ++counted;
            return Error{};
        };
        NowPane pane({.config = {}, .snapshots = {count, pool}, .clock = m_clock}, nullptr);
        auto* const ageing = pane.findChild<QTimer*>(u"ageing"_s);
        QVERIFY(ageing && !ageing->isActive());
        const auto isDue = [ageing] {
            ageing->setSingleShot(true);
            ageing->start(0);
            QTRY_VERIFY(!ageing->isActive());
        };
        pane.setVisible(true);
        pane.setWatched(true);
        QTRY_COMPARE(counted, 1);
        QVERIFY(ageing->isActive());
        isDue();
        QTRY_COMPARE(counted, 2);
        pane.hide();
        isDue();
        QTest::qWait(600); // changes are gathered for a quarter of a second
        QCOMPARE(counted, 2);
        pane.setVisible(true);
        QTRY_COMPARE(counted, 3);
        pool.waitForDone();
    }

    void everyStateIsDrawnAndSpoken_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const char* state : {"empty", "loading", "usual", "calm", "partial", "filling", "offline", "error", "huge"})
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
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        savePicture(*shown, u"now-"_s + QString::fromLatin1(QTest::currentDataTag()));
        if (state == "huge"_L1)
            return; // 2,000 rows say nothing new
        const QString difference = differenceFromGolden(accessibleText(*shown), u"now-"_s + state);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    /// The list and the alerts need room, too: what does not fit is the calmest.
    void asManyServicesByHourAsThereIsRoomFor()
    {
        dress(*qApp, Theme::light());
        const auto shown = pane();
        put(*shown, u"usual"_s);
        const auto* strip = shown->findChild<StatusStrip*>();
        QVERIFY(strip != nullptr && strip->isVisibleTo(shown.get()));
        const std::size_t few = strip->strip().lanes.size();
        QVERIFY(few >= 4 && few < 12);
        QCOMPARE(strip->strip().lanes.front().name, u"checkout"_s);
        shown->resize(1130, 2000);
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        QCOMPARE(strip->strip().lanes.size(), 12u);

        OverviewReport none = usual();
        none.hours = {};
        shown->show(std::make_shared<const OverviewReport>(none));
        QVERIFY(!strip->isVisibleTo(shown.get()));
    }

    void linesAreAsTallAsTwoAndWorstFirst()
    {
        dress(*qApp, Theme::light());
        const auto shown = pane();
        OverviewReport report = usual();
        std::ranges::reverse(report.list); // as rows may lie after an update: the rank decides
        shown->show(std::make_shared<const OverviewReport>(report));
        const auto* list = named<TableView>(*shown, u"Needs attention"_s);
        QCOMPARE(list->rowHeight(), Scale(list->font())(44));
        QCOMPARE(list->model()->index(0, 0).data(KeyRole).toString(), u"slo/checkout"_s);
    }

    void aClickOrReturnFollowsTheLink()
    {
        dress(*qApp, Theme::light());
        const auto shown = pane();
        put(*shown, u"usual"_s);
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        QSignalSpy followed(shown.get(), &Pane::linkFollowed);
        QSignalSpy explained(shown.get(), &Pane::explained);
        auto* list = named<TableView>(*shown, u"Needs attention"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 4)).center());
        QCOMPARE(followed.size(), 1);
        QCOMPARE(followed.first().first().value<Link>(), (Link{"slo", "checkout-availability"}));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(followed.size(), 2);
        QSignalSpy pointed(shown.get(), &Pane::pointedAt);
        explained.clear();
        QTest::keyClick(list, Qt::Key_Down); // opens nothing; what leads nowhere is explained by Return
        QVERIFY(!pointed.isEmpty());
        QVERIFY(explained.isEmpty());
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(followed.size(), 2);
        QVERIFY(!explained.isEmpty());
    }

    void theFilterFindsReasonsAndOwners()
    {
        const auto shown = pane();
        put(*shown, u"usual"_s);
        auto* list = named<TableView>(*shown, u"Needs attention"_s);
        list->setFilterText(u"refuses"_s);
        QCOMPARE(list->shownRows(), 1);
        list->setFilterText(u"platform !silenced"_s);
        QCOMPARE(list->shownRows(), 2);
    }

    void theBadgeCountsTheWorst()
    {
        const auto shown = pane();
        QCOMPARE(shown->badge().count, 0);
        QVERIFY(!shown->badgesElsewhere()); // it knows nothing yet
        put(*shown, u"usual"_s);
        QVERIFY(shown->badge().count == 2 && shown->badge().worst == Status::Critical);
        const auto elsewhere = shown->badgesElsewhere();
        QVERIFY(elsewhere);
        QCOMPARE(elsewhere->at(u"slo"_s).worst, Status::Critical);
        QCOMPARE(elsewhere->at(u"slo"_s).count, 1);
        put(*shown, u"calm"_s);
        QCOMPARE(shown->badge().count, 0);
    }

    void openSelectsALine()
    {
        const auto shown = pane();
        shown->open(u"alert/smtp"_s); // before there is a report
        put(*shown, u"usual"_s);
        QCOMPARE(named<TableView>(*shown, u"Needs attention"_s)->selectedKey(), u"alert/smtp"_s);
        QCOMPARE(shown->objects().size(), 5u);
        QCOMPARE(shown->exportables().size(), 3u);
        QVERIFY(shown->exportables()[1].csv().starts_with("name,from,to,state\r\n"));
        QVERIFY(shown->exportables()[0].csv().find("webhooks") != std::string::npos);
    }
};

TRACEO_TEST(TstNowPane);
#include "tst_now_pane.moc"
