#include "widgets/command_palette.h"

#include "widgets/number_text.h"
#include "widgets/status_shapes.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 640;
constexpr int kTop = 96;
constexpr int kRow = 28;
constexpr int kField = 36;
constexpr int kRowsOfAStep = 3; // of the wheel, as lists do

} // namespace

PaletteList::PaletteList(QWidget* parent) : PaintedWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What fits"));
}

void PaletteList::setItems(std::vector<PaletteItem> items)
{
    const QString before = current();
    m_items = std::move(items);
    setTyped(m_typed);
    const auto same = std::ranges::find(m_hits, before, [this](const PaletteHit& hit) { return m_items[hit.item].id; });
    if (same != m_hits.end())
        setCurrent(int(same - m_hits.begin()));
}

void PaletteList::setTyped(const QString& typed)
{
    m_typed = typed;
    m_hits = rankedFor(m_items, typed, m_items.size());
    m_current = 0;
    m_first = 0;
    updateGeometry();
    announceValue();
    update();
}

void PaletteList::move(int by)
{
    if (!m_hits.empty())
        setCurrent(((m_current + by) % hits() + hits()) % hits());
}

/// It is brought among the rows.
void PaletteList::setCurrent(int hit)
{
    if (hit == m_current || hit < 0 || hit >= hits())
        return;
    m_current = hit;
    scrollTo(std::clamp(m_first, hit - rows() + 1, hit));
    announceValue();
    update();
}

void PaletteList::scrollTo(int first)
{
    m_first = std::clamp(first, 0, hits() - rows());
    update();
}

int PaletteList::hitAt(double y) const
{
    return m_first + int(y) / rowHeight();
}

QRect PaletteList::boxOf(int hit) const
{
    return {0, (hit - m_first) * rowHeight(), width(), rowHeight()};
}

QRect PaletteList::rectOf(const QString& id) const
{
    const auto hit = std::ranges::find(m_hits, id, [this](const PaletteHit& each) { return m_items[each.item].id; });
    const int number = int(hit - m_hits.begin());
    return hit == m_hits.end() || number < m_first || number >= m_first + rows() ? QRect() : boxOf(number);
}

QString PaletteList::current() const
{
    return m_hits.empty() ? QString() : m_items[m_hits[std::size_t(m_current)].item].id;
}

int PaletteList::rowHeight() const
{
    return scale()(kRow);
}

QSize PaletteList::sizeHint() const
{
    return {scale()(kWidth), rowHeight() * std::max(1, rows()) + scale()(4)};
}

QString PaletteList::accessibleValue() const
{
    if (m_hits.empty())
        return tr("Nothing fits.");
    const PaletteItem& item = m_items[m_hits[std::size_t(m_current)].item];
    return tr("%1, %2 of %3")
        .arg(QStringList{item.words, item.aside, item.shortcut}.join(u' ').simplified(), QString::number(m_current + 1),
             QString::number(hits()));
}

void PaletteList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    for (int hit = m_first; hit < m_first + rows(); ++hit)
        paintRow(painter, hit);
    if (hits() > rows())
        paintThumb(painter);
    if (!m_hits.empty())
        return;
    painter.setFont(fontIn(TextRole::Body));
    painter.setPen(theme().text3);
    painter.drawText(QRect(scale()(16), 0, width(), rowHeight()), Qt::AlignVCenter | Qt::AlignLeft, tr("Nothing fits."));
}

/// How much there is above and below, at the right edge.
void PaletteList::paintThumb(QPainter& painter) const
{
    const Scale s = scale();
    const double whole = rows() * rowHeight();
    const double length = std::max(s.exact(16), whole * rows() / hits());
    const double top = (whole - length) * m_first / (hits() - rows());
    painter.fillRect(QRectF(width() - s(6), std::round(top), s(4), std::round(length)), theme().line2);
}

void PaletteList::paintRow(QPainter& painter, int number) const
{
    const Scale s = scale();
    const PaletteHit& hit = m_hits[std::size_t(number)];
    const PaletteItem& item = m_items[hit.item];
    const QRect box = boxOf(number);
    if (number == m_current) {
        painter.fillRect(box, theme().selection);
        painter.fillRect(QRect(0, box.top(), s(3), box.height()), theme().accent);
    }
    const QRectF icon(s(16), box.top() + (box.height() - s(16)) / 2.0, s(16), s(16));
    if (item.status)
        drawStatusShape(painter, icon.adjusted(s(2), s(2), -s(2), -s(2)), *item.status, theme());
    else
        drawIcon(painter, icon, item.icon, theme().text2);
    const QFontMetricsF metrics(fontIn(TextRole::Body));
    const double baseline = baselineIn(metrics, box.top(), box.height());
    double x = paintWords(painter, QPointF(s(42), baseline), item, hit);
    painter.setFont(fontIn(TextRole::Body));
    painter.setPen(theme().text2);
    const double keys = metrics.horizontalAdvance(item.shortcut);
    const double room = width() - s(24) - keys - x - s(8);
    painter.drawText(QPointF(x + s(8), baseline), metrics.elidedText(item.aside, Qt::ElideRight, std::max(0.0, room)));
    painter.setPen(theme().text3);
    painter.drawText(QPointF(width() - s(16) - keys, baseline), item.shortcut);
}

/// Runs of fitting and other letters, each in its weight. Returns where they end.
double PaletteList::paintWords(QPainter& painter, QPointF at, const PaletteItem& item, const PaletteHit& hit) const
{
    const QFont fonts[] = {fontIn(TextRole::Body), fontIn(TextRole::Key)};
    const auto fits = [&hit](qsizetype i) { return std::ranges::binary_search(hit.positions, i); };
    painter.setPen(theme().text1);
    const double end = width() - scale()(48);
    for (qsizetype begin = 0; begin < item.words.size() && at.x() < end;) {
        const bool isFit = fits(begin);
        qsizetype next = begin + 1;
        while (next < item.words.size() && fits(next) == isFit)
            ++next;
        const QFontMetricsF metrics(fonts[isFit ? 1 : 0]);
        const QString run = metrics.elidedText(item.words.mid(begin, next - begin), Qt::ElideRight, end - at.x());
        painter.setFont(fonts[isFit ? 1 : 0]);
        painter.drawText(at, run);
        at.rx() += metrics.horizontalAdvance(run);
        begin = next;
    }
    return at.x();
}

void PaletteList::mouseMoveEvent(QMouseEvent* event)
{
    if (const int hit = hitAt(event->position().y()); hit < m_first + rows())
        setCurrent(hit);
}

void PaletteList::wheelEvent(QWheelEvent* event)
{
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / QWheelEvent::DefaultDeltasPerStep;
    m_wheel -= steps * QWheelEvent::DefaultDeltasPerStep;
    scrollTo(m_first - steps * kRowsOfAStep);
    event->accept();
}

void PaletteList::mousePressEvent(QMouseEvent* event)
{
    const int hit = hitAt(event->position().y());
    if (hit >= m_first + rows())
        return;
    setCurrent(hit);
    Q_EMIT chosen(current());
}

CommandPalette::CommandPalette(QWidget* window) : QWidget(window), m_field(new QLineEdit(this)), m_list(new PaletteList(this))
{
    const Scale scale(font());
    auto* const rows = new QVBoxLayout(this);
    rows->setContentsMargins(1, 1, 1, scale(4));
    rows->setSpacing(0);
    rows->addWidget(m_field);
    rows->addWidget(m_list);
    m_field->setFixedHeight(scale(kField));
    m_field->setFrame(false);
    m_field->setMaxLength(256);
    m_field->setTextMargins(scale(12), 0, scale(12), 0);
    m_field->setPlaceholderText(tr("Pane, object or command"));
    m_field->setAccessibleName(tr("Search or run a command"));
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    hide();
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_list->setTyped(typed);
        place();
    });
    connect(m_list, &PaletteList::chosen, this, &CommandPalette::finish);
}

void CommandPalette::open(std::vector<PaletteItem> items)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_field->clear();
    m_list->setItems({});
    m_list->setItems(std::move(items));
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::refresh(std::vector<PaletteItem> items)
{
    if (!isVisible())
        return;
    m_list->setItems(std::move(items));
    place();
}

void CommandPalette::place()
{
    const Scale scale(font());
    layout()->activate();
    const int wide = std::min(scale(kWidth), parentWidget()->width() - scale(32));
    const int high = scale(kField) + m_list->sizeHint().height() + scale(4) + 2;
    setGeometry((parentWidget()->width() - wide) / 2, scale(kTop), wide, high);
}

void CommandPalette::close()
{
    hide();
    const auto all = parentWidget()->findChildren<QWidget*>();
    if (all.contains(m_before))
        m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
}

void CommandPalette::finish(const QString& id)
{
    close();
    if (!id.isEmpty())
        Q_EMIT chosen(id);
}

bool CommandPalette::take(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish(m_list->current());
        return true;
    case Qt::Key_Up:
        m_list->move(-1);
        return true;
    case Qt::Key_Down:
        m_list->move(+1);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && take(static_cast<QKeyEvent*>(event)->key()))
        return true;
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        hide();
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line2, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const int line = Scale(font())(kField);
    painter.fillRect(QRect(1, line, width() - 2, 1), theme.line);
}

} // namespace traceo
