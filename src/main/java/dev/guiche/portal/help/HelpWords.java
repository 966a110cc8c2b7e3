package dev.guiche.portal.help;

import java.util.Locale;

/** What the pages say around the articles. */
record HelpWords(
    String home,
    String intro,
    String search,
    String look,
    String found,
    String nothing,
    String others,
    String all,
    String helped,
    String yes,
    String no,
    String thanks,
    String updated,
    String contact,
    String gone) {

  static HelpWords in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> ENGLISH;
      case "es" -> SPANISH;
      default -> PORTUGUESE;
    };
  }

  private static final HelpWords PORTUGUESE =
      new HelpWords(
          "Central de ajuda",
          "Conte com suas palavras o que você precisa fazer.",
          "Buscar na ajuda",
          "Buscar",
          "Resultados para",
          "Não encontramos nada com essas palavras. Tente de outro jeito ou fale conosco.",
          "Outros assuntos",
          "Ver todos",
          "Isto ajudou?",
          "Sim",
          "Não",
          "Obrigado por avisar!",
          "Atualizado em",
          "Não achou? Fale conosco",
          "Esta página não existe.");

  private static final HelpWords ENGLISH =
      new HelpWords(
          "Help centre",
          "Say in your own words what you want to do.",
          "Search the help",
          "Search",
          "Results for",
          "We found nothing with these words. Try others, or talk to us.",
          "Other topics",
          "See all",
          "Did this help?",
          "Yes",
          "No",
          "Thank you for telling us!",
          "Updated on",
          "Not found? Talk to us",
          "This page does not exist.");

  private static final HelpWords SPANISH =
      new HelpWords(
          "Centro de ayuda",
          "Cuéntenos con sus palabras qué necesita hacer.",
          "Buscar en la ayuda",
          "Buscar",
          "Resultados para",
          "No encontramos nada con esas palabras. Pruebe otras o hable con nosotros.",
          "Otros temas",
          "Ver todos",
          "¿Le ayudó?",
          "Sí",
          "No",
          "¡Gracias por avisar!",
          "Actualizado el",
          "¿No lo encontró? Hable con nosotros",
          "Esta página no existe.");
}
