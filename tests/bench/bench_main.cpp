#include "bench/bench_mix.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    const QCoreApplication application(argc, argv);
    const auto rule = traceo::bench::MixRule::ofEnvironment();
    benchmark::AddCustomContext("seed", std::to_string(rule.seed));
    benchmark::AddCustomContext("jitter_ms", std::to_string(rule.jitter));
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
