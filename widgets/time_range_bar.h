#pragma once
// Which time is shown: step back, the range with its menu, step forward, live.
// GUI thread only.

#include "core/format.h"
#include "core/time.h"
#include "widgets/bar_button.h"

#include <QWidget>

#include <optional>

namespace traceo {

struct RangeState {
    enum class Flow : std::uint8_t { Live, Paused }; ///< paused: offline
    Millis length = 30 * kDay;
    UtcMs now{};
    std::optional<UtcMs> at; ///< as of this past moment; none when live
    Millis interval{15'000}; ///< of live updates
    Flow flow = Flow::Live;
    QString name{}; ///< of a range that is more than a length: "Previous month"
};

class TimeRangeBar final : public QWidget {
    Q_OBJECT
public:
    explicit TimeRangeBar(QWidget* parent = nullptr);

    void setState(const RangeState& state, const Style& format = {});
    const RangeState& state() const { return m_state; }
    /// The offered lengths: 1 h … 90 d.
    static const std::vector<Millis>& lengths();
    /// Below which a popup with ranges opens.
    QWidget& anchor() { return *m_range; }
    /// "Last 30 days"; other lengths as a duration.
    static QString nameOf(Millis length);

Q_SIGNALS:
    /// The range was chosen: its popup is wanted.
    void rangeRequested();
    /// -1 to earlier, +1 to later; a step is half the range.
    void stepped(int direction);
    /// Live or Return to live.
    void liveRequested();

private:
    BarButton* m_earlier = nullptr;
    BarButton* m_range = nullptr;
    BarButton* m_later = nullptr;
    BarButton* m_live = nullptr;
    RangeState m_state;
};

} // namespace traceo
