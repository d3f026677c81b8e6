// `traceo sync --watch` itself, killed at random moments while it polls and fills: what was seen in its history
// stays, what is called observed has all its samples, the file is sound.
// TRACEO_KILLS is for the bare writer of models/history; a tenth of it is what this test does (default 5).
// TRACEO_SEED repeats a run.
#include "app/demo/demo_backend.h"
#include "app/demo/demo_series.h"
#include "app/demo/demo_services.h"
#include "app/wiring/loaded_workspace.h"
#include "history/history.h"
#include "sli/observed.h"
#include "support/paths.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <optional>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServices = 6;
constexpr int kFewestKills = 5;
constexpr Millis kFirst = kDay; // longer than what polls ask: the filling is under way

/// By want: what was answered, joined.
using SeenSpans = std::map<std::string, std::vector<TimeSpan>>;

bool holds(const std::vector<TimeSpan>& spans, const TimeSpan& part)
{
    return std::ranges::any_of(spans, [&part](const TimeSpan& span) { return span.from <= part.from && span.to >= part.to; });
}

/// What of `before` is not in `after`; empty when nothing was lost.
QString lost(const SeenSpans& before, const SeenSpans& after)
{
    for (const auto& [want, spans] : before) {
        const auto now = after.find(want);
        for (const TimeSpan& span : spans) {
            if (now == after.end() || !holds(now->second, span))
                return u"%1 from %2 to %3"_s.arg(QString::fromStdString(want)).arg(msOf(span.from)).arg(msOf(span.to));
        }
    }
    return {};
}

Millis lengthOf(const SeenSpans& seen)
{
    Millis length{0};
    for (const auto& [want, spans] : seen) {
        for (const TimeSpan& span : spans)
            length += span.length();
    }
    return length;
}

std::vector<Sample> within(const std::vector<Sample>& samples, const TimeSpan& span)
{
    std::vector<Sample> part;
    std::ranges::copy_if(samples, std::back_inserter(part),
                         [&span](const Sample& sample) { return sample.at > span.from && sample.at <= span.to; });
    return part;
}

bool isSame(const Sample& a, const Sample& b)
{
    return a.at == b.at && a.value == b.value;
}

} // namespace

class TstKilledSync : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<demo::DemoBackend> m_backend;
    demo::DemoSeries m_truth; ///< what the backend answers, as a pure function
    std::vector<Want> m_wants;

    QString path(const QString& name) const { return m_folder.filePath(name); }

    bool writeWorkspace()
    {
        QByteArray text = "version: 1\nname: killed\nhistory: {file: killed.traceo}\nsources:\n"
                          "  - {name: prom, kind: prometheus, url: \""
            + m_backend->url().toEncoded() + "\", interval: 1s}\nslos:\n";
        for (const demo::Service& service : demo::services().first(kServices)) {
            const QByteArray name(service.name.data(), qsizetype(service.name.size()));
            text += "  - SLO:\n      name: " + name + "\n      indicator: {type: prometheus, bad: 'http_requests_total{job=\""
                + name + "\",code=~\"5..\"}', total: 'http_requests_total{job=\"" + name + "\"}'}\n      objective: 99%\n";
        }
        QFile file(path(u"traceo.yaml"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    std::unique_ptr<history::History> opened(history::Options::Access access) const
    {
        auto history = history::History::open(path(u"killed.traceo"_s), {.access = access}, m_clock);
        if (!history)
            qWarning("%s", qPrintable(toText(history.error())));
        return history ? std::move(*history) : nullptr;
    }

    SeenSpans seenIn(const history::Snapshot& snapshot) const
    {
        SeenSpans seen;
        for (const Want& want : m_wants) {
            std::vector<TimeSpan> good;
            const auto observed = snapshot.observed("prom", want.id(), {kDistantPast, kDistantFuture}).valueOr({});
            for (const history::ObservedSpan& span : observed) {
                if (span.outcome == Outcome::Ok)
                    good.push_back(span.span);
            }
            seen[want.id()] = joinedSpans(std::move(good));
        }
        return seen;
    }

    /// An observed span of which only a part of the samples is there; empty when each is whole.
    QString halfAnswer(const history::Snapshot& snapshot, const SeenSpans& seen) const
    {
        for (const Want& want : m_wants) {
            std::map<std::string, std::vector<Sample>> stored;
            for (const auto& info : snapshot.series(want.selector, "prom").valueOr({}))
                stored[info.key.labels.toText()] = snapshot.samples(info.id, {kDistantPast, kDistantFuture}).valueOr({});
            for (const TimeSpan& span : seen.at(want.id())) {
                for (const demo::Series* series : m_truth.matching(want.selector)) {
                    std::vector<Sample> expected;
                    m_truth.visit(*series, span, [&expected](UtcMs at, double value) { expected.push_back({at, value}); });
                    if (!std::ranges::equal(within(expected, span), within(stored[series->labels.toText()], span), isSame))
                        return u"%1 from %2 to %3"_s
                            .arg(QString::fromStdString(SeriesKey{{}, series->name, series->labels}.toText()))
                            .arg(msOf(span.from))
                            .arg(msOf(span.to));
                }
            }
        }
        return {};
    }

    /// Waits until a reader sees a longer time answered than `length`; with that reader, or null when it never came.
    std::unique_ptr<history::History> readerOfMore(QProcess& command, Millis length) const
    {
        std::unique_ptr<history::History> reader;
        QElapsedTimer patience;
        for (patience.start(); patience.elapsed() < 60'000 && command.state() == QProcess::Running;) {
            if (!reader && QFile::exists(path(u"killed.traceo"_s)))
                reader = opened(history::Options::Access::Read);
            const auto snapshot = reader ? reader->snapshot() : Result<history::Snapshot>(Error{});
            if (snapshot && lengthOf(seenIn(*snapshot)) > length)
                return reader;
            command.waitForFinished(20);
        }
        return nullptr;
    }

    enum class Killed { AsItStarts, AtWork };

    /// Runs the command and kills it `after` it was started, or after it has stored something new. What a reader saw
    /// just before, to which an answer was so acknowledged; none when it stored nothing in a minute.
    std::optional<SeenSpans> killedRun(Killed when, Millis after, const SeenSpans& before) const
    {
        QProcess command;
        command.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* folder : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"})
            environment.insert(QString::fromLatin1(folder), m_folder.path());
        command.setProcessEnvironment(environment);
        command.start(test::builtFile("traceo"), {u"sync"_s, u"--watch"_s, u"--workspace"_s, path(u"traceo.yaml"_s)});
        if (!command.waitForStarted(60'000))
            return std::nullopt;
        const auto reader = when == Killed::AtWork ? readerOfMore(command, std::max(lengthOf(before), kFirst)) : nullptr;
        command.waitForFinished(int(after.count()));
        const std::optional<SeenSpans> seen = reader ? std::optional(seenIn(*reader->snapshot()))
            : when == Killed::AsItStarts             ? std::optional(before)
                                                     : std::nullopt;
        command.kill();
        command.waitForFinished(60'000);
        if (command.exitStatus() != QProcess::CrashExit || !seen)
            qWarning("it had ended by itself, or stored nothing: %s", command.readAll().constData());
        return seen;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto backend = demo::DemoBackend::open(m_clock);
        QVERIFY(backend.ok());
        m_backend = std::move(*backend);
        QVERIFY(writeWorkspace());
        const auto workspace = loadWorkspace(path(u"traceo.yaml"_s), {.data = m_folder.path(), .state = m_folder.path()});
        QVERIFY(workspace.ok() && workspace->errors.empty());
        m_wants = workspace->slos.wants();
        QCOMPARE(m_wants.size(), std::size_t(2 * kServices));
    }

    void aKilledSyncLosesNothingAndLeavesNothingHalf()
    {
        const int kills = std::max(kFewestKills, qEnvironmentVariableIntValue("TRACEO_KILLS") / 10);
        const auto seed = test::seedOfRun();
        qInfo("seed %u, %d kills", seed, kills);
        QRandomGenerator random(seed);
        SeenSpans before;
        for (int i = 0; i < kills; ++i) {
            // every fourth while it opens the file, notes definitions, asks its first questions
            const Killed when = i % 4 == 3 ? Killed::AsItStarts : Killed::AtWork;
            const auto reader = killedRun(when, Millis{random.bounded(500)}, before);
            QVERIFY(reader.has_value());
            const auto history = opened(history::Options::Access::Own); // unclean: this is the quick_check
            const QString kill = u"after kill %1: "_s.arg(i);
            QVERIFY2(history && history->notes().renamedAside.isEmpty(), qPrintable(kill));
            const auto snapshot = history->snapshot();
            QVERIFY(snapshot.ok());
            const SeenSpans now = seenIn(*snapshot);
            QVERIFY2(lost(before, now).isEmpty(), qPrintable(kill + u"lost "_s + lost(before, now)));
            QVERIFY2(lost(*reader, now).isEmpty(), qPrintable(kill + u"a reader had seen "_s + lost(*reader, now)));
            const QString half = halfAnswer(*snapshot, now);
            QVERIFY2(half.isEmpty(), qPrintable(kill + u"half of "_s + half));
            before = now;
        }
        qInfo("%lld hours of answers kept", qlonglong(lengthOf(before) / kHour));
        QVERIFY(lengthOf(before) > kFirst);
    }
};

TRACEO_TEST(TstKilledSync);
#include "tst_killed_sync.moc"
