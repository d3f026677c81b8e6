#pragma once
// The bar at the top of the window: workspace, back and forward, the range, live, the sources.
// GUI thread only.

#include "widgets/source_chip.h"
#include "widgets/time_range_bar.h"

#include <QWidget>

namespace traceo {

/// What kind of workspace it is: said by badge and edge, never by a colour.
enum class WorkspaceMark : std::uint8_t { Plain, Production, Demo };

class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    void setWorkspace(const QString& name, WorkspaceMark mark);
    enum class Way : std::uint8_t { Closed, Open };
    void setHistory(Way back, Way forward);
    /// Range, live and past look.
    void setRange(const RangeState& state, const Style& format = {});
    void setSources(const SourcesState& state, UtcMs now, const Style& format = {});
    TimeRangeBar& range() { return *m_range; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void backRequested();
    void forwardRequested();
    void sourcesRequested();
    /// The palette's field was chosen.
    void findRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void foldToWidth();
    bool isPast() const { return m_range->state().at.has_value(); }
    void paintWorkspace(QPainter& painter) const;

    QString m_name;
    WorkspaceMark m_mark = WorkspaceMark::Plain;
    BarButton* m_back = nullptr;
    BarButton* m_forward = nullptr;
    TimeRangeBar* m_range = nullptr;
    BarButton* m_find = nullptr;
    BarButton* m_sources = nullptr;
};

} // namespace traceo
