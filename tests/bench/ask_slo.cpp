// ask_slo sums|report FILE: one question to a fleet's history, as the first of this process. Says, in nanoseconds: how long it took
// from opening the file to the answer, the CPU time of all threads in it, and that of the process from its start.
// ask_slo write FILE: the history.

#include "bench/bench_fleet.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <ctime>

using namespace traceo;
using namespace traceo::bench;

namespace {

long long nanoseconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

void write(const QString& file)
{
    test::Store store;
    store.folder = QTemporaryDir(file + QStringLiteral("-XXXXXX")); // where the file will be
    std::vector<FleetService> services;
    fillMonth(store, services);
    store.history.reset();
    verify(QFile::rename(store.path(), file), "the file can be put where it was wanted");
}

void ask(const QString& file, bool isReport)
{
    const SloConfig config = fleetConfig(); // read from the workspace before
    const test::ManualClock clock(kFleetEnd);
    const long long wall = nanoseconds(CLOCK_MONOTONIC);
    const long long cpu = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    const auto history = history::History::open(file, {.access = history::Options::Access::Read}, clock);
    verify(history.ok(), "a history can be opened");
    const auto snapshot = (*history)->snapshot({.view = kFleetEnd});
    verify(snapshot.ok(), "there is a snapshot");
    (isReport ? askReport : askSums)(*snapshot, config, kFleetEnd);
    const long long answered = nanoseconds(CLOCK_MONOTONIC);
    const long long end = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    std::printf("%lld %lld %lld\n", answered - wall, end - cpu, end);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    verify(words.size() == 3, "ask_slo sums|report|write FILE");
    if (words[1] == QLatin1String("write"))
        write(words[2]);
    else
        ask(words[2], words[1] == QLatin1String("report"));
    return 0;
}
