#pragma once
// Sums that do not depend on the order: decimals of at most fifteen digits or so add up exactly, as integers over a power of
// ten, so that days make the month they would have been in one go. What is no decimal, or more, adds up in two doubles
// (Knuth's sum without loss), to about thirty digits.
// One thread at a time.

#include "history/decimals.h"

#include <span>

namespace traceo::history {

class ExactSum {
public:
    /// A sum that was stored is one of these, too: value() of decimals comes back as the same decimals.
    void add(double value);
    /// NaN is a value like any other: it makes the sum NaN.
    void add(std::span<const double> values);

    /// To the nearest double.
    double value() const;

private:
    bool addDecimal(double value);
    bool addDecimals(std::span<const double> values);
    void addLoose(double value);
    void setDecimals(int decimals);
    void loosen();

    double m_scaled = 0; ///< whole: of all that are decimals, times 10^m_decimals
    int m_decimals = 0;
    double m_loose = 0;   ///< of all others
    double m_lost = 0;    ///< what m_loose had no room for
    double m_endless = 0; ///< infinities and NaN
};

} // namespace traceo::history
