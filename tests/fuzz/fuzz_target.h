#pragma once
// A function that may be given any bytes: it must neither crash nor hang, and what it requires must hold.
// TRACEO_FUZZ_TARGET makes it libFuzzer's entry point, or a row of the table tst_replay goes through.

#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace traceo::fuzz {

using Target = void (*)(std::string_view input);

/// Ends the program, so that libFuzzer keeps the input.
inline void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Takes the first byte off; 0 when there is none.
inline std::uint8_t takeByte(std::string_view& input)
{
    if (input.empty())
        return 0;
    const auto byte = std::uint8_t(input.front());
    input.remove_prefix(1);
    return byte;
}

/// NaN is itself, and -0.0 is not 0.
inline bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// By the name of the folder in corpus/.
inline std::map<std::string, Target>& targets()
{
    static std::map<std::string, Target> all;
    return all;
}

} // namespace traceo::fuzz

#ifdef TRACEO_LIBFUZZER
#define TRACEO_FUZZ_TARGET(name, function) \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) \
    { \
        function({reinterpret_cast<const char*>(data), size}); \
        return 0; \
    } \
    static_assert(true)
#else
#define TRACEO_FUZZ_TARGET(name, function) \
    static const bool registered_##name = traceo::fuzz::targets().emplace(#name, function).second
#endif
