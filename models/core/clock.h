#pragma once
// The three clocks of a machine behind one interface, so that a day can be tested in a minute.
// Any thread.

#include "core/time.h"

namespace traceo {

class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcMs now() const = 0;        ///< wall clock; may jump
    virtual Millis monotonic() const = 0; ///< never jumps; stands still in suspend
    virtual Millis boottime() const = 0;  ///< never jumps; runs on in suspend
};

class SystemClock final : public Clock {
public:
    UtcMs now() const override;
    Millis monotonic() const override;
    Millis boottime() const override;
};

} // namespace traceo
