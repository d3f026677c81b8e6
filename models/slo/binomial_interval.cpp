#include "slo/binomial_interval.h"

#include <cmath>
#include <limits>

namespace traceo {
namespace {

constexpr int kMostTerms = 10'000;
constexpr double kTiny = 1e-300;
constexpr double kExact = 1e-15;
constexpr int kMostHalvings = 200;

/// ln Γ(x) of x > 0 by Stirling's series. Not std::lgamma, which writes to a global that threads share.
double logGamma(double x)
{
    constexpr double kLarge = 15; // from here on four terms are exact
    constexpr double kHalfLogTwoPi = 0.918938533204672741780329736406;
    double product = 1;
    for (; x < kLarge; ++x)
        product *= x;
    const double y = 1 / (x * x);
    const double series = (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y / 1680))) / x;
    return (x - 0.5) * std::log(x) - x + kHalfLogTwoPi + series - std::log(product);
}

double logBeta(double a, double b)
{
    return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/// The continued fraction of I_x(a, b) by Lentz's method (Abramowitz and Stegun 26.5.8); converges fast for x below the mean.
double continuedFraction(double a, double b, double x)
{
    const auto lifted = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double c = 1;
    double d = 1 / lifted(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m <= kMostTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / lifted(1 + even * d);
        c = lifted(1 + even / c);
        result *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / lifted(1 + odd * d);
        c = lifted(1 + odd / c);
        const double step = d * c;
        result *= step;
        if (std::abs(step - 1) < kExact)
            break;
    }
    return result;
}

} // namespace

double incompleteBeta(double a, double b, double x)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - logBeta(a, b));
    return x < (a + 1) / (a + b + 2) ? front * continuedFraction(a, b, x) / a : 1 - front * continuedFraction(b, a, 1 - x) / b;
}

double jeffreysBelow(double bad, double total, double share)
{
    return incompleteBeta(bad + 0.5, total - bad + 0.5, share);
}

/// By halving: it never leaves the bracket, and 60 steps are all a double has.
double jeffreysQuantile(double bad, double total, double p)
{
    if (!(total > 0))
        return std::numeric_limits<double>::quiet_NaN();
    double low = 0;
    double high = 1;
    for (int i = 0; i < kMostHalvings && high - low > kExact * high; ++i) {
        const double middle = (low + high) / 2;
        (jeffreysBelow(bad, total, middle) < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

Interval jeffreysInterval(double bad, double total, double level)
{
    const double side = (1 - level) / 2;
    return {.low = bad > 0 ? jeffreysQuantile(bad, total, side) : 0,
            .high = bad < total ? jeffreysQuantile(bad, total, 1 - side) : 1};
}

} // namespace traceo
