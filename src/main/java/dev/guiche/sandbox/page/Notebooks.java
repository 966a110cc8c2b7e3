package dev.guiche.sandbox.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** One notebook for each customer, who keep the order in which they came. */
final class Notebooks {
  private final Map<String, Notebook> byCustomer = new LinkedHashMap<>();

  synchronized Notebook of(String customer) {
    return byCustomer.computeIfAbsent(customer, unused -> new Notebook());
  }

  /** Whoever is new comes last. */
  <T> Stream<T> inOrder(Collection<T> customers, Function<T, String> id) {
    customers.forEach(customer -> of(id.apply(customer)));
    List<String> order = order();
    return customers.stream()
        .sorted(Comparator.comparingInt(customer -> order.indexOf(id.apply(customer))));
  }

  private synchronized List<String> order() {
    return new ArrayList<>(byCustomer.keySet());
  }
}
