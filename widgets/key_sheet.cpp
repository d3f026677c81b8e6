#include "widgets/key_sheet.h"

#include "widgets/number_text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr int kLeastColumn = 320;
constexpr int kGap = 24; ///< between words and keys
constexpr int kRow = 24;
constexpr int kMargin = 16;

} // namespace

KeySheet::KeySheet(QWidget* window) : PaintedWidget(window)
{
    setParent(window);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keys"));
    hide();
}

void KeySheet::open(std::vector<KeyLine> lines)
{
    m_lines = std::move(lines);
    m_before = QApplication::focusWidget();
    resize(sizeHint().boundedTo(parentWidget()->size()));
    move((parentWidget()->width() - width()) / 2, std::max(0, (parentWidget()->height() - height()) / 2));
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
}

/// Rows a column, with a heading a group.
int KeySheet::rowsOf() const
{
    int rows = 0;
    QString group;
    for (const KeyLine& line : m_lines) {
        rows += line.group == group ? 1 : 2;
        group = line.group;
    }
    return (rows + 2) / 2 + 1;
}

int KeySheet::columnWidth() const
{
    const Scale s = scale();
    const QFontMetrics metrics(fontIn(TextRole::Body));
    int widest = s(kLeastColumn);
    for (const KeyLine& line : m_lines)
        widest =
            std::max(widest, metrics.horizontalAdvance(line.words) + metrics.horizontalAdvance(line.keys) + s(kGap + kMargin));
    return widest;
}

QSize KeySheet::sizeHint() const
{
    const Scale s = scale();
    return {2 * columnWidth() + 2 * s(kMargin), rowsOf() * s(kRow) + 2 * s(kMargin) + s(kRow)};
}

QString KeySheet::accessibleValue() const
{
    QStringList words;
    for (const KeyLine& line : m_lines)
        words << tr("%1: %2").arg(line.words, line.keys);
    return words.join(u"; "_s);
}

void KeySheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Scale s = scale();
    painter.fillRect(rect(), theme().line2);
    painter.fillRect(rect().adjusted(1, 1, -1, -1), theme().surface);
    painter.setFont(fontIn(TextRole::Title));
    painter.setPen(theme().text1);
    painter.drawText(QRect(s(kMargin), s(8), width(), s(kRow)), Qt::AlignVCenter | Qt::AlignLeft, tr("Keys"));
    const int wide = (width() - 2 * s(kMargin)) / 2;
    int row = 0;
    int column = 0;
    QString group;
    const auto boxOf = [&] {
        return QRect(s(kMargin) + column * wide, s(kMargin) + s(kRow) + row * s(kRow), wide - s(kMargin), s(kRow));
    };
    for (const KeyLine& line : m_lines) {
        const bool isNewGroup = line.group != group;
        if (column == 0 && row + (isNewGroup ? 2 : 1) > rowsOf()) {
            column = 1;
            row = 0;
        }
        if (isNewGroup) {
            painter.setFont(fontIn(TextRole::Heading));
            painter.setPen(theme().text2);
            painter.drawText(boxOf(), Qt::AlignVCenter | Qt::AlignLeft, line.group);
            ++row;
        }
        group = line.group;
        painter.setFont(fontIn(TextRole::Body));
        painter.setPen(theme().text1);
        const QFontMetrics metrics = painter.fontMetrics();
        painter.drawText(boxOf(), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(line.words, Qt::ElideRight,
                                            boxOf().width() - metrics.horizontalAdvance(line.keys) - s(8)));
        painter.setPen(theme().text2);
        painter.drawText(boxOf(), Qt::AlignVCenter | Qt::AlignRight, line.keys);
        ++row;
    }
}

void KeySheet::close()
{
    if (!isVisible())
        return;
    hide();
    const auto all = parentWidget()->findChildren<QWidget*>();
    if (all.contains(m_before))
        m_before->setFocus(Qt::OtherFocusReason);
}

void KeySheet::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key != Qt::Key_Shift && key != Qt::Key_Control && key != Qt::Key_Alt && key != Qt::Key_Meta)
        close();
}

void KeySheet::mousePressEvent(QMouseEvent*)
{
    close();
}

void KeySheet::focusOutEvent(QFocusEvent* event)
{
    PaintedWidget::focusOutEvent(event);
    hide();
}

} // namespace traceo
