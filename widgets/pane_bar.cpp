#include "widgets/pane_bar.h"

#include "widgets/bar_button.h"
#include "widgets/fonts.h"
#include "widgets/status_chip.h"
#include "widgets/table_view.h"
#include "widgets/word_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {

using namespace Qt::StringLiterals;

namespace {

/// The grammar of core/row_filter.h for people.
QString grammarTable()
{
    const std::pair<QString, QString> rows[] = {
        {u"pay"_s, FilterField::tr("in one of the cells; regular expressions, too")},
        {u"!stale"_s, FilterField::tr("in none of them")},
        {u"owner:pay"_s, FilterField::tr("in the column of this name")},
        {u"-l owner=payments"_s, FilterField::tr("the column says exactly that; != for anything else")},
        {u"-f chkavl"_s, FilterField::tr("these letters in this order")},
        {u"\"two words\""_s, FilterField::tr("with the space between them")},
    };
    QString table = u"<table>"_s;
    for (const auto& [example, meaning] : rows)
        table +=
            u"<tr><td><code>%1</code>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(example.toHtmlEscaped(), meaning.toHtmlEscaped());
    return table + u"</table>"_s;
}

} // namespace

FilterField::FilterField(QWidget* parent) : QLineEdit(parent), m_clear(new BarButton(this))
{
    m_clear->setFace({.icon = IconName::Close, .look = BarButton::Look::Bare});
    m_clear->setControlHeight(BarButton::Height::Small);
    m_clear->setAccessibleName(tr("Show all rows"));
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->hide();
    connect(m_clear, &QAbstractButton::clicked, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, m_clear, [this](const QString& text) { m_clear->setVisible(!text.isEmpty()); });
    setPlaceholderText(tr("Filter"));
    setAccessibleName(tr("Filter rows"));
    setAccessibleDescription(tr("Words that a row must contain; a word after ! must not be there."));
    setToolTip(grammarTable());
    const Scale scale(font());
    setTextMargins(scale(6), 0, scale(24), 0);
    setMaxLength(256);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FilterField::sizeHint() const
{
    return {Scale(font())(172), Scale(font())(24)};
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themeOf(*this);
    const Scale scale(font());
    const QRectF cap(width() - scale(21), std::floor((height() - scale(16)) / 2.0), scale(15), scale(16));
    painter.setPen(QPen(theme.line2, 1));
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), scale.exact(3), scale.exact(3));
    painter.setFont(fontOf(TextRole::Small, font()));
    painter.setPen(theme.text3);
    painter.drawText(cap, Qt::AlignCenter, u"/"_s);
}

void FilterField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    m_clear->resize(height(), height());
    m_clear->move(width() - m_clear->width(), 0);
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        clear();
        Q_EMIT left();
        clearFocus(); // where nobody took it
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        Q_EMIT left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

PaneBar::PaneBar(QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_up(new BarButton(this)),
      m_title(new WordLabel(TextRole::Title, Tone::Value, this)), m_count(new WordLabel(TextRole::Body, Tone::Quiet, this)),
      m_partial(new StatusChip(this)), m_filter(new FilterField(this)), m_export(new BarButton(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    const Scale scale(font());
    m_layout->setContentsMargins(scale(16), 0, scale(12), 1);
    m_layout->setSpacing(scale(8));
    m_layout->addWidget(m_up);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_count);
    m_layout->addSpacing(scale(8));
    m_layout->addWidget(m_partial);
    m_layout->addStretch(1);
    m_layout->addWidget(m_filter);
    m_layout->addWidget(m_export);
    m_partial->hide();
    m_up->hide();
    m_up->setControlHeight(BarButton::Height::Small);
    m_title->setElision(Qt::ElideMiddle);
    connect(m_up, &QAbstractButton::clicked, this, [this] { Q_EMIT upRequested(); });
    m_export->setControlHeight(BarButton::Height::Small);
    m_export->setFace({.words = tr("Export")});
    m_export->setAccessibleDescription(tr("Saves the rows as CSV"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (m_table)
            m_table->setFilterText(text);
        Q_EMIT filterChanged(text);
    });
    connect(m_filter, &FilterField::left, this, &PaneBar::leaveFilter);
    connect(qApp, &QApplication::focusChanged, this, &PaneBar::followFocus);
    connect(m_export, &QAbstractButton::clicked, this, [this] { Q_EMIT exportRequested(); });
}

void PaneBar::setTitle(const QString& title)
{
    m_titleWords = title;
    m_title->setText(title);
    setAccessibleName(title);
}

void PaneBar::setObject(const QString& name)
{
    m_up->setVisible(!name.isEmpty());
    m_up->setFace({.quiet = m_titleWords + u" ›"_s, .look = BarButton::Look::Bare});
    m_up->setAccessibleName(tr("Up to %1").arg(m_titleWords));
    m_title->setText(name.isEmpty() ? m_titleWords : name);
}

void PaneBar::setCount(const QString& count)
{
    m_count->setText(count);
}

void PaneBar::setPartial(const QString& words)
{
    m_partial->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        m_partial->setStatus(Status::Stale, words);
}

void PaneBar::setTables(std::vector<TableView*> tables)
{
    m_tables = std::move(tables);
    for (TableView* const table : m_tables)
        connect(table, &TableView::filterTextChanged, this, [this, table] {
            if (table == m_table)
                aimAt(table); // it may have been told by somebody else
        });
    aimAt(m_tables.front());
}

void PaneBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void PaneBar::followFocus(QWidget* before, QWidget* now)
{
    const auto table = std::ranges::find(m_tables, before, [](TableView* one) -> QWidget* { return one; });
    if (now == m_filter && table != m_tables.end())
        aimAt(*table);
    else if (before == m_filter && !m_tables.empty() && m_filter->text().isEmpty())
        aimAt(m_tables.front());
}

void PaneBar::aimAt(TableView* table)
{
    m_table = table;
    if (m_filter->text() == table->filterText())
        return;
    m_filter->setText(table->filterText());
}

void PaneBar::leaveFilter()
{
    if (m_table)
        m_table->setFocus(Qt::ShortcutFocusReason);
}

void PaneBar::addControl(QWidget* widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_export), widget);
}

QSize PaneBar::sizeHint() const
{
    return {m_layout->sizeHint().width(), Scale(font())(36)};
}

QSize PaneBar::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void PaneBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line2);
}

} // namespace traceo
