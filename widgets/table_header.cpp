#include "widgets/table_header.h"

#include "widgets/fonts.h"

#include <QPainter>
#include <QStyleOptionHeader>

namespace traceo {
namespace {

/// A bar and its gap stand right of the number.
constexpr int kBarWidth = 72;

} // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(8);
    setMouseTracking(true);
}

void TableHeader::setKinds(std::vector<CellKind> kinds)
{
    m_kinds = std::move(kinds);
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    option.rect = rect;
    initStyleOptionForIndex(&option, section);
    painter->save();
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const bool bar = section < int(m_kinds.size()) && m_kinds[std::size_t(section)] == CellKind::Bar;
    if (bar)
        option.rect.setRight(option.rect.right() - Scale(font())(kBarWidth));
    style()->drawControl(QStyle::CE_HeaderLabel, &option, painter, this);
    painter->restore();
}

} // namespace traceo
