#include "history/summary.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace traceo::history {

void Summary::addFallen()
{
    m_risen.add(std::span(m_fallen).first(m_falls));
    m_falls = 0;
}

/// To the value that follows.
void Summary::goTo(double value)
{
    const double before = m_all.last;
    m_all.last = value;
    if (!(value < before))
        return;
    ++m_all.resets;          // counted from zero again
    if (before == m_start) { // infinities, too, whose difference is none
        m_start = 0;
        return;
    }
    if (m_falls == m_fallen.size())
        addFallen();
    m_fallen[m_falls++] = before;
}

/// All that rose up to the last value is counted; the next rise begins there.
void Summary::close()
{
    addFallen();
    if (m_all.last == m_start) // infinities, too
        return;
    m_risen.add(m_all.last);
    m_risen.add(-m_start);
    m_start = m_all.last;
}

void Summary::add(const Sample& sample)
{
    add(std::span(&sample, 1));
}

void Summary::add(std::span<const Sample> samples)
{
    std::array<std::int64_t, 64> times;
    std::array<double, times.size()> values;
    while (!samples.empty()) {
        const std::size_t count = std::min(times.size(), samples.size());
        for (std::size_t i = 0; i < count; ++i) {
            times[i] = msOf(samples[i].at);
            values[i] = samples[i].value;
        }
        add(SampleColumns{std::span(times).first(count), std::span(values).first(count)});
        samples = samples.subspan(count);
    }
}

void Summary::add(const SampleColumns& samples)
{
    const double* const values = samples.values.data(); // hot: fifty series' days at both ends of a window
    const std::size_t count = samples.values.size();
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = values[i];
        if (std::isnan(value))
            continue;
        if (m_all.count + std::int64_t(numbers) == 0) {
            m_all.first = m_all.min = m_all.max = m_all.last = m_start = value;
            m_all.firstAt = utcMs(samples.times[i]);
        }
        ++numbers;
        goTo(value);
        m_all.min = std::min(m_all.min, value);
        m_all.max = std::max(m_all.max, value);
        m_all.lastAt = utcMs(samples.times[i]);
    }
    m_all.count += std::int64_t(numbers);
    if (numbers == count)
        return m_sum.add(samples.values);
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isnan(values[i]))
            m_sum.add(values[i]);
    }
}

void Summary::add(const Aggregate& later)
{
    if (later.count == 0)
        return;
    if (m_all.count == 0) {
        m_all = later;
    } else {
        goTo(later.first);
        close();
        m_all.count += later.count;
        m_all.min = std::min(m_all.min, later.min);
        m_all.max = std::max(m_all.max, later.max);
        m_all.lastAt = later.lastAt;
        m_all.resets += later.resets;
    }
    m_sum.add(later.sum);
    m_risen.add(later.increase);
    m_all.last = m_start = later.last;
}

Aggregate Summary::result() const
{
    Summary all = *this;
    all.close();
    all.m_all.sum = all.m_sum.value();
    all.m_all.increase = all.m_risen.value();
    return all.m_all;
}

} // namespace traceo::history
