#include "app/cli/interrupt.h"

#include <csignal>
#include <cstdlib>

namespace traceo::cli {
namespace {

constexpr int kExitInterrupted = 130;

// A signal handler reaches nothing else.
volatile std::sig_atomic_t interrupted = 0; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void note(int)
{
    if (interrupted != 0)
        std::_Exit(kExitInterrupted);
    interrupted = 1;
}

} // namespace

void noteInterrupts()
{
    std::signal(SIGINT, note);
    std::signal(SIGTERM, note);
}

bool isInterrupted()
{
    return interrupted != 0;
}

} // namespace traceo::cli
