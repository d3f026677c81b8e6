#pragma once
// What is around the panes: nothing while live, a border of 3 px in the colour of the past otherwise.
// GUI thread only.

#include <QWidget>

namespace traceo {

class PastFrame final : public QWidget {
    Q_OBJECT
public:
    enum class Look : std::uint8_t { Live, Past };

    explicit PastFrame(QWidget* parent = nullptr);
    void setLook(Look look);
    Look look() const { return m_look; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look m_look = Look::Live;
};

} // namespace traceo
