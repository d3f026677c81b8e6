#include "widgets/theme.h"

#include <QWidget>

namespace traceo {
namespace {

constexpr QColor rgb(unsigned value)
{
    return QColor(int(value >> 16 & 0xff), int(value >> 8 & 0xff), int(value & 0xff));
}

Theme makeLight()
{
    Theme theme;
    theme.kind = Theme::Kind::Light;
    theme.surface = rgb(0xFFFFFF);
    theme.canvas = rgb(0xF6F7F8);
    theme.chrome = rgb(0xEDEFF1);
    theme.hover = rgb(0xF3F5F8);
    theme.selection = rgb(0xE3E8FB);
    theme.selectionIdle = rgb(0xEBEDF0);
    theme.line = rgb(0xE4E7EA);
    theme.line2 = rgb(0xC5CBD1);
    theme.text1 = rgb(0x16191D);
    theme.text2 = rgb(0x4A5159);
    theme.text3 = rgb(0x626A73);
    theme.disabled = rgb(0x9AA1A8);
    theme.accent = rgb(0x3F51C9);
    theme.past = rgb(0x2E3470);
    theme.pastText = rgb(0xFFFFFF);
    theme.ok = rgb(0x277DA3);
    theme.warning = rgb(0x9F6B01);
    theme.critical = rgb(0x7E0B00);
    theme.unknown = rgb(0x605B5C);
    theme.maintenance = rgb(0x1B04C8);
    theme.neutral = {rgb(0xD9DDE1), rgb(0xBCC3CA), rgb(0x99A2AB), rgb(0x6E7781)};
    theme.series = {rgb(0x6905C0), rgb(0xC2821E), rgb(0x36A2B6), rgb(0x06543A),
                    rgb(0xC22A02), rgb(0xA85EF3), rgb(0x347394), rgb(0x7F3160)};
    theme.stackOrder = {6, 1, 2, 3, 5, 7};
    theme.tint = 0.14;
    theme.calmCell = 0.22;
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.kind = Theme::Kind::Dark;
    theme.surface = rgb(0x1B1E20);
    theme.canvas = rgb(0x16181A);
    theme.chrome = rgb(0x111315);
    theme.hover = rgb(0x23272A);
    theme.selection = rgb(0x2A3358);
    theme.selectionIdle = rgb(0x2B2F33);
    theme.line = rgb(0x2A2E32);
    theme.line2 = rgb(0x454C53);
    theme.text1 = rgb(0xE9EBED);
    theme.text2 = rgb(0xB6BCC2);
    theme.text3 = rgb(0x90979F);
    theme.disabled = rgb(0x61686F);
    theme.accent = rgb(0x94A5FF);
    theme.past = rgb(0x363D86);
    theme.pastText = rgb(0xFFFFFF);
    theme.ok = rgb(0x06E3E4);
    theme.warning = rgb(0xFCCC0C);
    theme.critical = rgb(0xDF5A3E);
    theme.unknown = rgb(0x878688);
    theme.maintenance = rgb(0xBE5AF8);
    theme.neutral = {rgb(0x343A40), rgb(0x4A525A), rgb(0x656E77), rgb(0x868F98)};
    theme.series = {rgb(0xA391FF), rgb(0xD7DE1E), rgb(0x6BE8FF), rgb(0xC9DEC0),
                    rgb(0xD90B7C), rgb(0x5B4FED), rgb(0xB99123), rgb(0x8A5F32)};
    theme.stackOrder = {0, 7, 3, 5, 6, 2};
    theme.tint = 0.20;
    theme.calmCell = 0.22;
    return theme;
}

} // namespace

const Theme& Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const QColor& Theme::status(Status status) const
{
    switch (status) {
    case Status::Critical:
        return critical;
    case Status::Warning:
        return warning;
    case Status::Unknown:
    case Status::Stale:
    case Status::NotConfigured:
        return unknown;
    case Status::Maintenance:
        return maintenance;
    case Status::Ok:
        return ok;
    }
    Q_UNREACHABLE();
}

QColor Theme::tintOf(Status of) const
{
    return mixed(surface, status(of), tint);
}

QColor Theme::stretchOf(Status of) const
{
    constexpr double kPurpose = 0.45;
    if (of == Status::Ok)
        return mixed(surface, ok, calmCell);
    if (of == Status::NotConfigured)
        return neutral[0]; // nothing is wrong, and nothing would be said
    return of == Status::Maintenance ? mixed(surface, maintenance, kPurpose) : status(of);
}

const QColor& Theme::seriesColor(int index) const
{
    return index >= 0 && index < int(series.size()) ? series[std::size_t(index)] : neutral[2];
}

QColor mixed(const QColor& under, const QColor& over, double share)
{
    const auto mix = [share](int a, int b) { return int(a + (b - a) * share + 0.5); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()));
}

const Theme& themeOf(const QPalette& palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? Theme::dark() : Theme::light();
}

const Theme& themeOf(const QWidget& widget)
{
    return themeOf(widget.palette());
}

} // namespace traceo
