#include "widgets/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <algorithm>

namespace traceo {
namespace {

/// Nothing is smaller than this, whatever the application font.
constexpr int kSmallestPx = 10;

struct RoleShape {
    double factor = 1;
    QFont::Weight weight = QFont::Normal;
};

RoleShape shapeOf(TextRole role)
{
    switch (role) {
    case TextRole::Display:
        return {1.85, QFont::DemiBold};
    case TextRole::Title:
        return {1.23, QFont::DemiBold};
    case TextRole::Heading:
    case TextRole::Key:
        return {1.0, QFont::DemiBold};
    case TextRole::Body:
        return {1.0, QFont::Normal};
    case TextRole::Note:
        return {0.92, QFont::Normal};
    case TextRole::NoteStrong:
        return {0.92, QFont::DemiBold};
    case TextRole::Small:
    case TextRole::Mono:
        return {0.85, QFont::Normal};
    case TextRole::SmallStrong:
        return {0.85, QFont::Medium};
    case TextRole::SmallKey:
        return {0.85, QFont::DemiBold};
    }
    Q_UNREACHABLE();
}

int pixelsOf(const QFont& font)
{
    return std::max(1, font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize());
}

} // namespace

QFont fontOf(TextRole role, const QFont& base)
{
    const RoleShape shape = shapeOf(role);
    QFont font = role == TextRole::Mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : base;
    font.setPixelSize(std::max(kSmallestPx, int(pixelsOf(base) * shape.factor + 0.5)));
    font.setWeight(shape.weight);
    if (role == TextRole::Display)
        font.setLetterSpacing(QFont::PercentageSpacing, 99);
    return font;
}

Scale::Scale(const QFont& base) : m_factor(std::max(1.0, pixelsOf(base) / 13.0)) {}

} // namespace traceo
