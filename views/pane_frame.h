#pragma once
// What every pane stands in: the bar with its title and filter, a notice when the history cannot be read, numbers,
// and the content, or in its place why there is none yet.
// GUI thread only.

#include "core/error.h"

#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace traceo {

class NotificationBar;
class PaneBar;
class ReportFeed;
class StateView;
class TileStrip;

class PaneFrame final : public QWidget {
    Q_OBJECT
public:
    explicit PaneFrame(const QString& title, QWidget* parent = nullptr);

    PaneBar& bar() { return *m_bar; }
    TileStrip& tiles() { return *m_tiles; }
    /// Shown until showContent(), and again by showState().
    StateView& state() { return *m_state; }

    /// What stands below the numbers. Once.
    void setContent(QWidget* content);
    void showState();
    /// Loading can be cancelled, and begun again.
    void offerCancel(ReportFeed& feed);
    /// `first` gets the focus when the content comes into view, unless somebody types meanwhile.
    void showContent(QWidget* first);
    /// The same for who comes back; false where it is not in view.
    bool focusContent();

    enum class Kept : std::uint8_t { Nothing, LastReport };
    /// `kept`: what is still shown.
    void showError(const Error& error, Kept kept);
    void clearError();
    void setFilling(bool isFilling);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void focusFirst();

    QPointer<QWidget> m_content; ///< the first of it
    QPointer<QWidget> m_first;   ///< the same while it was not seen
    PaneBar* m_bar = nullptr;
    NotificationBar* m_error = nullptr;
    QStackedWidget* m_pages = nullptr;
    StateView* m_state = nullptr;
    QWidget* m_page = nullptr;
    TileStrip* m_tiles = nullptr;
};

} // namespace traceo
