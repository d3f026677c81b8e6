#include "core/decimal_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace traceo {
namespace {

constexpr int kSignificant = 15;

/// 0.DIGITS × 10^point
struct Decimal {
    bool negative = false;
    std::string digits; ///< without zeros at either end; empty for zero
    int point = 0;
};

Decimal decimalOf(double value, int significant)
{
    char buffer[40];
    const double size = std::abs(value);
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, size, std::chars_format::scientific, significant - 1).ptr;
    const char* exponent = std::find(buffer, end, 'e');
    Decimal out;
    out.negative = value < 0;
    std::copy_if(static_cast<const char*>(buffer), exponent, std::back_inserter(out.digits), [](char c) { return c != '.'; });
    int power = 0;
    std::from_chars(exponent + (exponent[1] == '+' ? 2 : 1), end, power);
    out.point = power + 1;
    while (!out.digits.empty() && out.digits.back() == '0')
        out.digits.pop_back();
    return out;
}

Decimal decimalOf(double value)
{
    const Decimal cleaned = decimalOf(value, kSignificant);
    // 0.9999999999999999 is not 1: here the last digits are all that tells.
    const bool becameOne = cleaned.digits == "1" && cleaned.point == 1 && std::abs(value) != 1.0;
    return becameOne ? decimalOf(value, kSignificant + 2) : cleaned;
}

/// Adds one to the last place of an unsigned integer text.
void increment(std::string& digits)
{
    auto it = digits.rbegin();
    while (it != digits.rend() && *it == '9')
        *it++ = '0';
    if (it == digits.rend())
        digits.insert(digits.begin(), '1');
    else
        ++*it;
}

bool stepsAway(const std::string& rest, bool negative, Cut cut)
{
    switch (cut) {
    case Cut::Down:
        return negative;
    case Cut::Up:
        return !negative;
    case Cut::Nearest:
        return rest.front() >= '5';
    }
    Q_UNREACHABLE();
}

} // namespace

QString decimalText(double value, int shift, int places, Cut cut)
{
    const Decimal number = decimalOf(value);
    if (number.digits.empty())
        return places > 0 ? QStringLiteral("0.") + QString(places, u'0') : QStringLiteral("0");
    // Everything as one integer of the last place: kept digits, then the rest that is cut.
    const int keptLength = number.point + shift + places;
    std::string kept = keptLength > 0 ? number.digits.substr(0, std::size_t(keptLength)) : std::string();
    std::string rest = number.digits.substr(kept.size());
    if (keptLength > 0)
        kept.append(std::size_t(keptLength) - kept.size(), '0');
    else if (!rest.empty())
        rest.insert(0, std::size_t(-keptLength), '0');

    if (!rest.empty() && stepsAway(rest, number.negative, cut)) {
        const std::string before = kept;
        increment(kept);
        // 99.99996 % to the nearest is 99.9999 %, not 100 %.
        const bool reachesWhole = shift == 2 && kept == "1" + std::string(std::size_t(places + 2), '0');
        if (cut == Cut::Nearest && reachesWhole)
            kept = before;
    }
    if (kept.size() < std::size_t(places) + 1)
        kept.insert(0, std::size_t(places) + 1 - kept.size(), '0');
    const bool isZero = kept.find_first_not_of('0') == std::string::npos;
    if (places > 0)
        kept.insert(kept.size() - std::size_t(places), 1, '.');
    return (number.negative && !isZero ? QStringLiteral("-") : QString())
        + QString::fromLatin1(kept.data(), qsizetype(kept.size()));
}

} // namespace traceo
