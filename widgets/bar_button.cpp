#include "widgets/bar_button.h"

#include "widgets/fonts.h"
#include "widgets/number_text.h"
#include "widgets/painted_widget.h"
#include "widgets/status_shapes.h"

#include <QEvent>
#include <QFocusEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

/// Widths at this font, left to right; shared by sizeHint and paint so that they cannot differ.
struct Parts {
    double icon = 0;
    double shape = 0;
    double dot = 0;
    double strong = 0;
    double words = 0;
    double quiet = 0;
    double key = 0;
    double chevron = 0;
    double gap = 0;

    double sum() const
    {
        double total = 0;
        for (const double part : {icon, shape, dot, strong, words, quiet, key, chevron})
            total += part > 0 ? part + gap : 0;
        return total > 0 ? total - gap : 0;
    }
};

Parts partsOf(const BarButton::Face& face, const QFont& base)
{
    const Scale s(base);
    const auto widthIn = [&base](TextRole role, const QString& text) {
        return text.isEmpty() ? 0.0 : std::ceil(QFontMetricsF(fontOf(role, base)).horizontalAdvance(text));
    };
    Parts parts;
    parts.gap = s(6);
    parts.icon = face.icon ? s(16) : 0;
    parts.shape = face.shape ? s(12) : 0;
    parts.dot = face.dot ? s(8) : 0;
    parts.strong = widthIn(TextRole::Key, face.strong);
    parts.words = widthIn(TextRole::Body, face.words);
    parts.quiet = widthIn(TextRole::Body, face.quiet);
    parts.key = face.key.isEmpty() ? 0 : widthIn(TextRole::Small, face.key) + s(8);
    parts.chevron = face.trailing == BarButton::Trailing::Chevron ? s(10) : 0;
    return parts;
}

void drawKeyCap(QPainter& painter, const QRectF& box, const QString& key, const QFont& base, const QColor& border,
                const QColor& words)
{
    const Scale s(base);
    painter.setPen(QPen(border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), s.exact(3), s.exact(3));
    painter.setFont(fontOf(TextRole::Small, base));
    painter.setPen(words);
    painter.drawText(box, Qt::AlignCenter, key);
}

/// A box whose joined sides have no corners.
QPainterPath outlineOf(const QRectF& box, BarButton::Segment segment, double radius)
{
    const bool left = segment == BarButton::Segment::Alone || segment == BarButton::Segment::First;
    const bool right = segment == BarButton::Segment::Alone || segment == BarButton::Segment::Last;
    QPainterPath path;
    path.addRoundedRect(box, radius, radius);
    const auto square = [&](const QRectF& half) {
        QPainterPath flat;
        flat.addRect(half);
        path = path.united(flat).simplified();
    };
    if (!left)
        square(QRectF(box.left(), box.top(), box.width() / 2, box.height()));
    if (!right)
        square(QRectF(box.center().x(), box.top(), box.width() / 2, box.height()));
    return path;
}

} // namespace

BarButton::BarButton(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BarButton::setFace(Face face)
{
    const bool wasNamed = !accessibleName().isEmpty() && accessibleName() != text();
    m_face = std::move(face);
    setText(QStringList{m_face.strong, m_face.words, m_face.quiet}.join(u' ').simplified().replace(u'&', u"&&"_s));
    if (!wasNamed)
        setAccessibleName(text());
    updateGeometry();
    update();
}

void BarButton::setSegment(Segment segment)
{
    m_segment = segment;
    update();
}

void BarButton::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void BarButton::setControlHeight(Height height)
{
    m_height = height;
    updateGeometry();
}

QSize BarButton::sizeHint() const
{
    const Scale s(font());
    const Parts parts = partsOf(m_face, font());
    const bool iconOnly = m_face.icon && parts.sum() <= parts.icon;
    const int wanted = int(std::ceil(parts.sum())) + s(iconOnly ? 12 : m_height == Height::Small ? 14 : 20);
    return {std::max(wanted, s(m_face.minimumWidth)), s(m_height == Height::Small ? 24 : 28)};
}

QColor BarButton::wordColor(const Theme& theme) const
{
    if (!isEnabled())
        return m_ground == Ground::Past ? mixed(theme.past, theme.pastText, 0.5) : theme.disabled;
    if (m_face.look == Look::Primary)
        return m_ground == Ground::Past ? theme.past : theme.surface;
    if (m_face.look == Look::Inverse)
        return theme.surface;
    return m_ground == Ground::Past ? theme.pastText : theme.text1;
}

void BarButton::paintFrame(QPainter& painter, const Theme& theme) const
{
    const Scale s(font());
    const bool past = m_ground == Ground::Past;
    QColor fill = past ? mixed(theme.past, theme.pastText, 0.10) : theme.surface;
    QColor border = past ? mixed(theme.past, theme.pastText, 0.35) : theme.line2;
    if (m_face.look == Look::Bare)
        fill = border = QColor(Qt::transparent);
    if (m_face.look == Look::Primary)
        fill = border = past ? theme.pastText : theme.accent;
    if (m_face.look == Look::Inverse)
        fill = border = theme.text1;
    if (isEnabled() && (underMouse() || isDown() || isChecked()) && m_face.look == Look::Plain)
        fill = past ? mixed(theme.past, theme.pastText, 0.20) : isDown() || isChecked() ? theme.selection : theme.hover;
    if (isEnabled() && underMouse() && m_face.look == Look::Bare && !past)
        fill = theme.hover;

    QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (m_segment == Segment::Middle || m_segment == Segment::Last)
        box.setLeft(box.left() - 1); // the neighbour's border is ours
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    painter.drawPath(outlineOf(box, m_segment, s.exact(4)));
}

void BarButton::paintFace(QPainter& painter, const Theme& theme) const
{
    const Scale s(font());
    const bool past = m_ground == Ground::Past;
    const Parts parts = partsOf(m_face, font());
    const QColor words = wordColor(theme);
    const bool filled = m_face.look == Look::Primary || m_face.look == Look::Inverse;
    const QColor quiet = filled || past || !isEnabled() ? words : theme.text3;
    double x = std::round((width() - parts.sum()) / 2);
    if (m_face.minimumWidth > 0)
        x = s(10);
    const auto centred = [&](double side) { return QRectF(x, std::round((height() - side) / 2), side, side); };
    const auto word = [&](TextRole role, const QString& text, const QColor& color, double width) {
        if (text.isEmpty())
            return;
        const QFont font = fontOf(role, this->font());
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QPointF(x, baselineIn(QFontMetricsF(font), 0, height())), text);
        x += width + parts.gap;
    };
    if (m_face.icon) {
        drawIcon(painter, centred(parts.icon), *m_face.icon, words);
        x += parts.icon + parts.gap;
    }
    if (m_face.shape) {
        const ShapeColors onFill{words, m_face.look == Look::Inverse ? theme.text1 : past ? theme.past : theme.accent};
        drawStatusShape(painter, centred(parts.shape), *m_face.shape,
                        filled || past ? onFill : shapeColors(*m_face.shape, theme));
        x += parts.shape + parts.gap;
    }
    if (m_face.dot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(*m_face.dot);
        painter.drawEllipse(centred(parts.dot));
        x += parts.dot + parts.gap;
    }
    word(TextRole::Key, m_face.strong, words, parts.strong);
    word(TextRole::Body, m_face.words, words, parts.words);
    word(TextRole::Body, m_face.quiet, quiet, parts.quiet);
    if (parts.key > 0) {
        const double left = m_face.minimumWidth > 0 ? width() - s(8) - parts.key : x;
        drawKeyCap(painter, QRectF(left, (height() - s(16)) / 2.0, parts.key, s(16)), m_face.key, font(),
                   filled ? words : theme.line2, quiet);
        x += parts.key + parts.gap;
    }
    if (parts.chevron > 0)
        drawIcon(painter, centred(parts.chevron), IconName::Down, words);
}

void BarButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themeOf(*this);
    paintFrame(painter, theme);
    paintFace(painter, theme);
    if (hasFocus() && m_focusByKeyboard)
        drawFocusRing(painter, rect(), theme, Scale(font()), Scale(font()).exact(4));
}

void BarButton::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    updateGeometry();
    update();
}

void BarButton::focusInEvent(QFocusEvent* event)
{
    m_focusByKeyboard = event->reason() != Qt::MouseFocusReason;
    QAbstractButton::focusInEvent(event);
}

} // namespace traceo
