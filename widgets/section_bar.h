#pragma once
// A heading within a pane: words, a note, widgets at its end.
// GUI thread only.

#include <QWidget>

class QHBoxLayout;

namespace traceo {

class WordLabel;
class StatusChip;

class SectionBar final : public QWidget {
    Q_OBJECT
public:
    /// Canvas with a heading, or an object's title on the surface (name, chip, note) above its tabs.
    enum class Kind : std::uint8_t { Section, Object };

    explicit SectionBar(Kind kind = Kind::Section, QWidget* parent = nullptr);

    void setHeading(const QString& heading, const QString& note = {});
    /// The chip between heading and note; hidden until it is asked for.
    StatusChip& chip() { return *m_chip; }
    void addAtEnd(QWidget* widget);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    Kind m_kind;
    QHBoxLayout* m_layout = nullptr;
    WordLabel* m_heading = nullptr;
    StatusChip* m_chip = nullptr;
    WordLabel* m_note = nullptr;
};

} // namespace traceo
