#include "views/report/page_style.h"

#include <QApplication>
#include <QFontDatabase>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kBasePoints = 9;

/// The family the pages were drawn for, else the application's. Shaping is left to scripts that need it: the
/// forms a font swaps in between digits ("10:43", "1.1×") have no character of their own, and who copies the
/// text or searches it would miss them.
QFont familyFont()
{
    const QString family = u"Inter"_s;
    QFont font = QFontDatabase::hasFamily(family) ? QFont(family) : QApplication::font();
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(int(paper::pt(kBasePoints)));
    return font;
}

} // namespace

PageStyle::PageStyle(Style format) : m_format(std::move(format)), m_base(familyFont()), m_scale(m_base) {}

QFont PageStyle::font(double points, QFont::Weight weight) const
{
    QFont font = m_base;
    font.setPixelSize(int(paper::pt(points) + 0.5));
    font.setWeight(weight);
    return font;
}

QFont PageStyle::mono(double points) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(int(paper::pt(points) + 0.5));
    return font;
}

} // namespace traceo
